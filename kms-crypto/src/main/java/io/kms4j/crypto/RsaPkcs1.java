package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * RSA with the encryption padding of PKCS#1 v1.5 (RFC 8017, 7.2). A service that says when that padding is wrong decrypts for
 * anyone (Bleichenbacher). Decryption therefore never fails on the padding: it answers random bytes that follow from the key
 * and the ciphertext ({@link ImplicitRejection}), as OpenSSL does from 3.2 on.
 */
final class RsaPkcs1 implements Mechanism {
    /** 0, 2, eight bytes of padding at least, 0. */
    static final int OVERHEAD_BYTES = 11;

    private static final String NAME = "RSA PKCS#1 v1.5";

    private final Jce jce;

    RsaPkcs1(Jce jce) {
        this.jce = jce;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoIv(NAME, iv);
        Mechanism.requireNoAad(NAME, aad);
        int longest = key.lengthBytes() - OVERHEAD_BYTES;
        if (plaintext.length > longest) {
            throw Failures.invalid(
                    NAME + " takes " + longest + " bytes at most with this key, not " + plaintext.length);
        }
        Cipher cipher = jce.cipher("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key.asPublic().key());
        return new Ciphertext(Bytes.takeOver(cipher.doFinal(plaintext)), Bytes.empty(), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        Mechanism.requireNoTag(NAME, ciphertext.tag());
        int modulusBytes = key.lengthBytes();
        if (ciphertext.data().length() != modulusBytes) {
            throw new BadPaddingException();
        }
        LoadedKey.Private content = key.asPrivate();
        byte[] input = ciphertext.data().toArray();
        byte[] padded = new byte[0];
        try (SecretBytes secret = content.rejectionSecret().duplicate()) {
            Cipher cipher = jce.cipher("RSA/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, content.key());
            padded = leftPad(cipher.doFinal(input), modulusBytes);
            byte[] message = padded;
            return secret.lend(bytes -> ImplicitRejection.unpad(message, input, bytes));
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    /** Some providers leave leading zeros out. */
    private static byte[] leftPad(byte[] value, int length) {
        if (value.length == length) {
            return value;
        }
        byte[] padded = new byte[length];
        System.arraycopy(value, 0, padded, length - value.length, value.length);
        Arrays.fill(value, (byte) 0);
        return padded;
    }
}
