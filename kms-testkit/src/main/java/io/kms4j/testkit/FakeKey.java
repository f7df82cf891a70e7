package io.kms4j.testkit;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** One key of a {@link FakeToken}; {@code label} is its CKA_LABEL. */
record FakeKey(
        String label, ObjectType type, CryptographicAlgorithm algorithm, int lengthBits, boolean sensitive, Key key) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static FakeKey aes(String label, int lengthBits, boolean sensitive) {
        return secret(label, CryptographicAlgorithm.AES, random(lengthBits / 8), sensitive);
    }

    static FakeKey hmac(String label, CryptographicAlgorithm algorithm, boolean sensitive) {
        return secret(label, algorithm, random(FakeSignatures.hmacBits(algorithm) / 8), sensitive);
    }

    private static FakeKey secret(String label, CryptographicAlgorithm algorithm, byte[] value, boolean sensitive) {
        String java = algorithm == CryptographicAlgorithm.AES ? "AES" : "Hmac";
        return new FakeKey(
                label,
                ObjectType.SYMMETRIC_KEY,
                algorithm,
                value.length * 8,
                sensitive,
                new SecretKeySpec(value, java));
    }

    static byte[] random(int lengthBytes) {
        byte[] value = new byte[lengthBytes];
        RANDOM.nextBytes(value);
        return value;
    }

    static FakeKey imported(
            String label, ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material, boolean sensitive) {
        if (type == ObjectType.SYMMETRIC_KEY) {
            boolean fits = algorithm == CryptographicAlgorithm.AES
                    ? List.of(16, 24, 32).contains(material.length())
                    : FakeSignatures.hmacBits(algorithm) == material.length() * 8;
            if (!fits) {
                throw noKey();
            }
            return secret(label, algorithm, material.reveal().toArray(), sensitive);
        }
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm == CryptographicAlgorithm.RSA ? "RSA" : "EC");
            byte[] der = material.reveal().toArray();
            Key key = type == ObjectType.PUBLIC_KEY
                    ? factory.generatePublic(new X509EncodedKeySpec(der))
                    : factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            int lengthBits = key instanceof RSAKey rsa
                    ? rsa.getModulus().bitLength()
                    : ((ECKey) key).getParams().getOrder().bitLength();
            if (!List.of(256, 384, 521, 2048, 3072, 4096).contains(lengthBits)) {
                throw noKey();
            }
            return new FakeKey(label, type, algorithm, lengthBits, sensitive && type != ObjectType.PUBLIC_KEY, key);
        } catch (GeneralSecurityException e) {
            throw noKey();
        }
    }

    private static KmipException noKey() {
        return new KmipException(ResultReason.INVALID_FIELD, "no such key, or not of a length that the HSM takes");
    }

    static List<FakeKey> ec(String privateLabel, String publicLabel, RecommendedCurve curve, boolean sensitive) {
        Map<RecommendedCurve, String> names = Map.of(
                RecommendedCurve.P_256, "secp256r1",
                RecommendedCurve.P_384, "secp384r1",
                RecommendedCurve.P_521, "secp521r1");
        if (!names.containsKey(curve)) {
            throw new KmipException(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, "P-256, P-384 and P-521 only");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(names.get(curve)));
            KeyPair pair = generator.generateKeyPair();
            int bits = ((ECKey) pair.getPublic()).getParams().getOrder().bitLength();
            return halves(pair, CryptographicAlgorithm.EC, privateLabel, publicLabel, bits, sensitive);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<FakeKey> halves(
            KeyPair pair,
            CryptographicAlgorithm algorithm,
            String privateLabel,
            String publicLabel,
            int bits,
            boolean sensitive) {
        return List.of(
                new FakeKey(privateLabel, ObjectType.PRIVATE_KEY, algorithm, bits, sensitive, pair.getPrivate()),
                new FakeKey(publicLabel, ObjectType.PUBLIC_KEY, algorithm, bits, false, pair.getPublic()));
    }

    static List<FakeKey> rsa(String privateLabel, String publicLabel, int lengthBits, boolean sensitive) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(lengthBits);
            return halves(
                    generator.generateKeyPair(),
                    CryptographicAlgorithm.RSA,
                    privateLabel,
                    publicLabel,
                    lengthBits,
                    sensitive);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isPublic() {
        return type == ObjectType.PUBLIC_KEY;
    }

    boolean sameLabel(FakeKey other) {
        return label.equals(other.label);
    }

    HsmKey describe(HsmKeyId id) {
        return new HsmKey(id, type, algorithm, lengthBits, sensitive);
    }

    SecretBytes export() {
        if (sensitive) {
            throw new KmipException(ResultReason.SENSITIVE, "the key '" + label + "' cannot leave the HSM");
        }
        return SecretBytes.takeOver(key.getEncoded());
    }

    Ciphertext encrypt(CryptographicParameters parameters, Bytes plaintext, Optional<Bytes> iv, Bytes aad) {
        return new FakeCipher(this).encrypt(parameters, plaintext, iv, aad);
    }

    SecretBytes decrypt(CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        return new FakeCipher(this).decrypt(parameters, ciphertext, aad);
    }

    @Override
    public String toString() {
        return "FakeKey[" + type + " " + label + "]";
    }
}
