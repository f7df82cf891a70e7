package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;

/**
 * ChaCha20 alone, without authentication: nonce of 12 bytes (RFC 8439) or of 8 (as first published, and in the cases of the
 * KMIP profiles); the counter starts at Initial Counter Value, 0 by default.
 */
final class ChaCha20 implements Mechanism {
    private static final int NONCE_BYTES = 12;
    private static final int OLD_NONCE_BYTES = 8;
    private static final String NAME = "ChaCha20";

    private final SecureRandom random;

    ChaCha20(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        byte[] nonce = iv.map(Bytes::toArray).orElseGet(() -> Ivs.random(random, NONCE_BYTES));
        byte[] output = apply(key, parameters, nonce, plaintext);
        return new Ciphertext(Bytes.takeOver(output), Bytes.takeOver(nonce), Bytes.empty());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        Mechanism.requireNoAad(NAME, aad);
        Mechanism.requireNoTag(NAME, ciphertext.tag());
        return apply(
                key, parameters, Ivs.require(ciphertext.iv()), ciphertext.data().toArray());
    }

    private static byte[] apply(LoadedKey key, CryptographicParameters parameters, byte[] nonce, byte[] data)
            throws GeneralSecurityException {
        if (nonce.length != NONCE_BYTES && nonce.length != OLD_NONCE_BYTES) {
            throw Failures.invalid("the nonce of ChaCha20 has 12 or 8 bytes");
        }
        // The first design had a counter of 64 bits before a nonce of 64; its upper half stays 0 for 256 GiB.
        byte[] rfcNonce = new byte[NONCE_BYTES];
        System.arraycopy(nonce, 0, rfcNonce, NONCE_BYTES - nonce.length, nonce.length);
        int counter = parameters.initialCounterValue().orElse(0);
        Cipher cipher = Cipher.getInstance(NAME);
        cipher.init(Cipher.ENCRYPT_MODE, key.symmetric().key(), new ChaCha20ParameterSpec(rfcNonce, counter));
        return cipher.doFinal(data);
    }
}
