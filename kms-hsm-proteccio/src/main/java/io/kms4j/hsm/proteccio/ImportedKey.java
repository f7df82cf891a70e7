package io.kms4j.hsm.proteccio;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VALUE;

import io.kms4j.hsm.proteccio.pkcs11.AttributeSet;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/** Reads a key that comes from outside, and knows which ones an HSM takes. */
final class ImportedKey {
    static final List<Integer> AES_BITS = List.of(128, 192, 256);
    static final List<Integer> RSA_BITS = List.of(2048, 3072, 4096);

    private ImportedKey() {}

    /**
     * The attributes that are the key. The caller wipes them.
     *
     * @throws KmipException INVALID_FIELD when it is no such key, or not of a length that an HSM makes
     */
    static AttributeSet attributes(KeyKind kind, CryptographicAlgorithm algorithm, SecretBytes material) {
        return switch (kind) {
            case AES -> secret(material, AES_BITS);
            case HMAC ->
                secret(
                        material,
                        Hmac.of(algorithm)
                                .map(hmac -> List.of(hmac.lengthBits()))
                                .orElse(List.of()));
            case RSA_PRIVATE, EC_PRIVATE -> asymmetric(kind, material, false);
            case RSA_PUBLIC, EC_PUBLIC -> asymmetric(kind, material, true);
        };
    }

    private static AttributeSet secret(SecretBytes material, List<Integer> lengths) {
        requireLength(material.length() * 8, lengths);
        return material.lend(bytes -> new AttributeSet().with(CKA_VALUE, bytes.clone()));
    }

    private static AttributeSet asymmetric(KeyKind kind, SecretBytes material, boolean isPublic) {
        String algorithm = kind == KeyKind.RSA_PRIVATE || kind == KeyKind.RSA_PUBLIC ? "RSA" : "EC";
        Key key = material.lend(der -> parsed(algorithm, der, isPublic));
        if (key instanceof RSAKey rsa) {
            requireLength(rsa.getModulus().bitLength(), RSA_BITS);
        }
        if (key instanceof RSAPrivateCrtKey rsa) {
            return Rsa.attributes(rsa);
        }
        if (key instanceof RSAPublicKey rsa) {
            return Rsa.attributes(rsa);
        }
        EcCurve curve = key instanceof ECKey ec
                ? EcCurve.of(ec.getParams()).orElseThrow(() -> refused("a key on another curve than P-256, 384, 521"))
                : noCurve();
        return key instanceof ECPrivateKey ec ? curve.attributes(ec) : curve.attributes((ECPublicKey) key);
    }

    private static EcCurve noCurve() {
        throw refused("an RSA private key without its primes");
    }

    private static Key parsed(String algorithm, byte[] der, boolean isPublic) {
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            return isPublic
                    ? factory.generatePublic(new X509EncodedKeySpec(der))
                    : factory.generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw refused("something that is no " + algorithm + " key");
        }
    }

    static void requireLength(int lengthBits, List<Integer> allowed) {
        if (!allowed.contains(lengthBits)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "a key of " + lengthBits + " bits; the HSM takes " + allowed);
        }
    }

    private static KmipException refused(String what) {
        return new KmipException(ResultReason.INVALID_FIELD, "the HSM does not take " + what);
    }
}
