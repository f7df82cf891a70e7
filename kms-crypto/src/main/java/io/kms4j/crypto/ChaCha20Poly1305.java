package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/** ChaCha20-Poly1305 (RFC 8439): nonce of 12 bytes, tag of 16 bytes. */
final class ChaCha20Poly1305 implements Mechanism {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random;

    ChaCha20Poly1305(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        requireTagLength(parameters);
        if (iv.isPresent() && iv.get().length() != NONCE_BYTES) {
            throw Failures.invalid("the nonce of ChaCha20-Poly1305 has 12 bytes");
        }
        byte[] nonce = iv.map(Bytes::toArray).orElseGet(() -> Ivs.random(random, NONCE_BYTES));
        Bytes output =
                Bytes.takeOver(cipher(Cipher.ENCRYPT_MODE, key, nonce, aad).doFinal(plaintext));
        int tagAt = output.length() - TAG_BYTES;
        return new Ciphertext(output.slice(0, tagAt), Bytes.takeOver(nonce), output.slice(tagAt, output.length()));
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        requireTagLength(parameters);
        byte[] nonce = Ivs.require(ciphertext.iv());
        if (ciphertext.tag().length() != TAG_BYTES) {
            throw new AEADBadTagException();
        }
        return cipher(Cipher.DECRYPT_MODE, key, nonce, aad)
                .doFinal(Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray());
    }

    private static Cipher cipher(int direction, LoadedKey key, byte[] nonce, Bytes aad)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(direction, key.symmetric().key(), new IvParameterSpec(nonce));
        cipher.updateAAD(aad.toArray());
        return cipher;
    }

    private static void requireTagLength(CryptographicParameters parameters) {
        if (parameters.tagLength().orElse(TAG_BYTES) != TAG_BYTES) {
            throw Failures.unsupported("the tag of ChaCha20-Poly1305 has 16 bytes");
        }
    }
}
