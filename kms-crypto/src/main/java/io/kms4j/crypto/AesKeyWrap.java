package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.SecretKey;

/** AES key wrap (SP 800-38F): RFC 3394 for multiples of 8 bytes from 16 on, RFC 5649 for any length from 1 on. */
enum AesKeyWrap implements Mechanism {
    RFC_3394("AES/KW/NoPadding") {
        @Override
        void requireLength(int bytes) {
            if (bytes < 16 || bytes % 8 != 0) {
                throw Failures.invalid("NIST key wrap (RFC 3394) takes 16, 24, 32, … bytes, not " + bytes
                        + "; AES key wrap with padding takes any length");
            }
        }
    },
    RFC_5649("AES/KWP/NoPadding") {
        @Override
        void requireLength(int bytes) {
            if (bytes == 0) {
                throw Failures.invalid("there is nothing to wrap");
            }
        }
    };

    private final String transformation;

    AesKeyWrap(String transformation) {
        this.transformation = transformation;
    }

    abstract void requireLength(int bytes);

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoIv("AES key wrap", iv);
        Mechanism.requireNoAad("AES key wrap", aad);
        byte[] wrapped = wrap(key.symmetric().key(), plaintext);
        return new Ciphertext(Bytes.takeOver(wrapped), Bytes.empty(), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad("AES key wrap", aad);
        Mechanism.requireNoTag("AES key wrap", ciphertext.tag());
        return unwrap(key.symmetric().key(), ciphertext.data().toArray());
    }

    byte[] wrap(SecretKey key, byte[] plaintext) throws GeneralSecurityException {
        requireLength(plaintext.length);
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(plaintext);
    }

    byte[] unwrap(SecretKey key, byte[] wrapped) throws GeneralSecurityException {
        if (wrapped.length < 16 || wrapped.length % 8 != 0) {
            // Checked here, since SunJCE fails on empty input with a NegativeArraySizeException.
            throw new IllegalBlockSizeException();
        }
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(Cipher.DECRYPT_MODE, key);
        return cipher.doFinal(wrapped);
    }
}
