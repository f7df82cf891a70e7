package io.kms4j.crypto;

import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.Signature;

/** The signatures that take the data itself and hash it as they need: EdDSA (RFC 8032), ML-DSA (FIPS 204), SLH-DSA (FIPS 205). */
final class DataSignature implements SignatureMechanism {
    private final SecureRandom random;
    private final Jce jce;

    DataSignature(SecureRandom random, Jce jce) {
        this.random = random;
        this.jce = jce;
    }

    static boolean signs(CryptographicAlgorithm algorithm) {
        return !jceName(algorithm).isEmpty();
    }

    private static String jceName(CryptographicAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "Ed25519";
            case ED448 -> "Ed448";
            case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> "ML-DSA";
            default -> algorithm.name().startsWith("SLH_DSA_") ? "SLH-DSA" : "";
        };
    }

    @Override
    public byte[] sign(LoadedKey key, CryptographicParameters parameters, byte[] input)
            throws GeneralSecurityException {
        Signature signature = signature(key.algorithm(), key.asPrivate().key());
        signature.initSign(key.asPrivate().key(), random);
        signature.update(input);
        return signature.sign();
    }

    @Override
    public boolean verify(LoadedKey key, CryptographicParameters parameters, byte[] input, byte[] signed)
            throws GeneralSecurityException {
        Signature signature = signature(key.algorithm(), key.asPublic().key());
        signature.initVerify(key.asPublic().key());
        signature.update(input);
        return signature.verify(signed);
    }

    /** From the provider that the key is of. */
    private Signature signature(CryptographicAlgorithm algorithm, Key key) throws GeneralSecurityException {
        boolean ofBouncyCastle = key.getClass().getName().startsWith("org.bouncycastle.");
        return ofBouncyCastle
                ? Signature.getInstance(jceName(algorithm), Bc.PROVIDER)
                : jce.signature(jceName(algorithm));
    }
}
