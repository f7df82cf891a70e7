package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts on this machine, under a data key that the server encrypted. Layout: nonce, ciphertext, tag. */
final class LocalCipher {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SymmetricCipher algorithm;

    /** @throws CliException for an algorithm that the JDK does not have */
    LocalCipher(SymmetricCipher algorithm) {
        this.algorithm = algorithm;
        switch (algorithm) {
            case AES_GCM, AES_CBC, CHACHA20_POLY1305 -> {
                // the JDK has them
            }
            default ->
                throw new UsageException(algorithm + " cannot encrypt on this machine; "
                        + "use aes-gcm, aes-cbc or chacha20-poly1305, or leave --key-encryption-algorithm out");
        }
    }

    /** A fresh 256-bit key. */
    static byte[] newKey() {
        return random(32);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    Bytes encrypt(byte[] key, Bytes plaintext, Bytes nonce, Bytes additionalData) {
        byte[] iv = nonce.length() == 0 ? random(algorithm.nonceBytes) : nonce.toArray();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, additionalData);
            return Bytes.concat(Bytes.takeOver(iv), Bytes.takeOver(cipher.doFinal(plaintext.toArray())));
        } catch (GeneralSecurityException e) {
            throw new CliException("cannot encrypt with " + algorithm + ": " + e.getMessage(), e);
        }
    }

    /** @throws CliException if the ciphertext was changed, or the key or the additional data is another */
    Bytes decrypt(byte[] key, Bytes ciphertext, Bytes additionalData) {
        if (ciphertext.length() < algorithm.nonceBytes + algorithm.tagBytes) {
            throw new CliException("it is too short to have been encrypted with " + algorithm);
        }
        byte[] iv = ciphertext.slice(0, algorithm.nonceBytes).toArray();
        byte[] body =
                ciphertext.slice(algorithm.nonceBytes, ciphertext.length()).toArray();
        try {
            return Bytes.takeOver(
                    cipher(Cipher.DECRYPT_MODE, key, iv, additionalData).doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new CliException(
                    "it was altered, or encrypted with another key, algorithm or authentication data", e);
        }
    }

    private Cipher cipher(int mode, byte[] key, byte[] iv, Bytes additionalData) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation());
        Key secret = new SecretKeySpec(key, algorithm == SymmetricCipher.CHACHA20_POLY1305 ? "ChaCha20" : "AES");
        AlgorithmParameterSpec parameters = algorithm == SymmetricCipher.AES_GCM
                ? new GCMParameterSpec(algorithm.tagBytes * 8, iv)
                : new IvParameterSpec(iv);
        cipher.init(mode, secret, parameters);
        if (additionalData.length() > 0) {
            cipher.updateAAD(additionalData.toArray());
        }
        return cipher;
    }

    private String transformation() {
        return switch (algorithm) {
            case AES_GCM -> "AES/GCM/NoPadding";
            case AES_CBC -> "AES/CBC/PKCS5Padding";
            case CHACHA20_POLY1305 -> "ChaCha20-Poly1305";
            default -> throw new IllegalStateException(algorithm.toString());
        };
    }
}
