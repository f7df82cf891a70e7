package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;

/** The one-time pad: the exclusive or of data and key, from the start of the key. Whoever uses a pad twice loses both texts. */
enum OneTimePad implements Mechanism {
    INSTANCE;

    private static final String NAME = "a one-time pad";

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoIv(NAME, iv);
        Mechanism.requireNoAad(NAME, aad);
        return new Ciphertext(Bytes.takeOver(apply(key, plaintext.clone())), Bytes.empty(), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        Mechanism.requireNoTag(NAME, ciphertext.tag());
        return apply(key, ciphertext.data().toArray());
    }

    private static byte[] apply(LoadedKey key, byte[] data) throws GeneralSecurityException {
        byte[] pad = key.symmetric().key().getEncoded();
        try {
            if (data.length > pad.length) {
                throw new InvalidKeyException();
            }
            for (int i = 0; i < data.length; i++) {
                data[i] ^= pad[i];
            }
            return data;
        } finally {
            Arrays.fill(pad, (byte) 0);
        }
    }
}
