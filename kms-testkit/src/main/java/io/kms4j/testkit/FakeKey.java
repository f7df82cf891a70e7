package io.kms4j.testkit;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** One key of a {@link FakeToken}; {@code label} is its CKA_LABEL. */
record FakeKey(String label, ObjectType type, int lengthBits, boolean sensitive, Key key) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    static FakeKey aes(String label, int lengthBits, boolean sensitive) {
        byte[] value = new byte[lengthBits / 8];
        RANDOM.nextBytes(value);
        return new FakeKey(label, ObjectType.SYMMETRIC_KEY, lengthBits, sensitive, new SecretKeySpec(value, "AES"));
    }

    static List<FakeKey> rsa(String privateLabel, String publicLabel, int lengthBits, boolean sensitive) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(lengthBits);
            KeyPair pair = generator.generateKeyPair();
            return List.of(
                    new FakeKey(privateLabel, ObjectType.PRIVATE_KEY, lengthBits, sensitive, pair.getPrivate()),
                    new FakeKey(publicLabel, ObjectType.PUBLIC_KEY, lengthBits, false, pair.getPublic()));
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
        return new HsmKey(id, type, algorithm(), lengthBits, sensitive);
    }

    private CryptographicAlgorithm algorithm() {
        return type == ObjectType.SYMMETRIC_KEY ? CryptographicAlgorithm.AES : CryptographicAlgorithm.RSA;
    }

    SecretBytes export() {
        if (sensitive) {
            throw new KmipException(ResultReason.SENSITIVE, "the key '" + label + "' cannot leave the HSM");
        }
        return SecretBytes.takeOver(key.getEncoded());
    }

    Ciphertext encrypt(CryptographicParameters parameters, Bytes plaintext, Bytes aad) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, ObjectType.PUBLIC_KEY, parameters, iv, aad);
        try {
            byte[] out = cipher.doFinal(plaintext.toArray());
            if (type != ObjectType.SYMMETRIC_KEY) {
                return new Ciphertext(Bytes.takeOver(out), Bytes.empty(), Bytes.empty());
            }
            Bytes all = Bytes.takeOver(out);
            int length = plaintext.length();
            return new Ciphertext(all.slice(0, length), Bytes.takeOver(iv), all.slice(length, all.length()));
        } catch (GeneralSecurityException tooLong) {
            throw new KmipException(ResultReason.INVALID_FIELD, "the plaintext is too long for this key", tooLong);
        }
    }

    SecretBytes decrypt(CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        boolean symmetric = type == ObjectType.SYMMETRIC_KEY;
        int ivLength = symmetric ? IV_BYTES : 0;
        int tagLength = symmetric ? TAG_BYTES : 0;
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, ObjectType.PRIVATE_KEY, parameters, fitted(ciphertext.iv()), aad);
        try {
            if (ciphertext.iv().length() != ivLength || ciphertext.tag().length() != tagLength) {
                throw new GeneralSecurityException("not of this form");
            }
            return SecretBytes.takeOver(cipher.doFinal(
                    Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray()));
        } catch (GeneralSecurityException wrong) {
            throw new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "decryption failed");
        }
    }

    /** Some IV of the right length, so that the parameters are judged before the ciphertext. */
    private static byte[] fitted(Bytes iv) {
        return iv.length() == IV_BYTES ? iv.toArray() : new byte[IV_BYTES];
    }

    private Cipher cipher(int mode, ObjectType rsaHalf, CryptographicParameters parameters, byte[] iv, Bytes aad) {
        try {
            if (type == ObjectType.SYMMETRIC_KEY) {
                return gcm(mode, parameters, iv, aad);
            }
            if (type != rsaHalf || aad.length() > 0) {
                throw unsupported();
            }
            return rsa(mode, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher gcm(int mode, CryptographicParameters parameters, byte[] iv, Bytes aad)
            throws GeneralSecurityException {
        boolean supported = parameters.blockCipherMode().orElse(BlockCipherMode.GCM) == BlockCipherMode.GCM
                && parameters.paddingMethod().orElse(PaddingMethod.NONE) == PaddingMethod.NONE
                && parameters.cryptographicAlgorithm().orElse(algorithm()) == algorithm()
                && parameters.ivLength().orElse(IV_BYTES * 8) == IV_BYTES * 8
                && parameters.tagLength().orElse(TAG_BYTES) == TAG_BYTES;
        if (!supported) {
            throw unsupported();
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, iv));
        cipher.updateAAD(aad.toArray());
        return cipher;
    }

    private Cipher rsa(int mode, CryptographicParameters parameters) throws GeneralSecurityException {
        PaddingMethod padding = parameters.paddingMethod().orElse(PaddingMethod.OAEP);
        if (parameters.cryptographicAlgorithm().orElse(algorithm()) != algorithm()) {
            throw unsupported();
        }
        if (padding == PaddingMethod.PKCS1_V1_5) {
            Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(mode, key);
            return cipher;
        }
        boolean supported = padding == PaddingMethod.OAEP
                && parameters.hashingAlgorithm().orElse(HashingAlgorithm.SHA_256) == HashingAlgorithm.SHA_256
                && parameters.maskGeneratorHashingAlgorithm().orElse(HashingAlgorithm.SHA_256)
                        == HashingAlgorithm.SHA_256
                && parameters.pSource().orElse(Bytes.empty()).length() == 0;
        if (!supported) {
            throw unsupported();
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        return cipher;
    }

    private static KmipException unsupported() {
        return new KmipException(
                ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS,
                "HSM keys do AES-GCM (IV of 96 bits, tag of 16 bytes), RSA-OAEP with SHA-256 and RSA PKCS#1 v1.5");
    }

    @Override
    public String toString() {
        return "FakeKey[" + type + " " + label + "]";
    }
}
