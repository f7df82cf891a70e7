package io.kms4j.crypto;

import com.google.crypto.tink.Aead;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM (SP 800-38D). Tink wherever it can: IV of 12 bytes that Tink draws, tag of 16 bytes, AES-128 or AES-256. The JCE
 * for an IV or tag length that the client chose, and for AES-192, which Tink does not have.
 */
final class AesGcm implements Mechanism {
    private static final int IV_BYTES = 12;
    private static final int SHORTEST_TAG_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random;

    AesGcm(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        int tagBytes = tagBytes(parameters);
        int ivBytes = ivBytes(parameters, iv);
        Optional<Aead> tink = key.symmetric().tink();
        if (tink.isPresent() && iv.isEmpty() && ivBytes == IV_BYTES && tagBytes == TAG_BYTES) {
            return split(tink.get().encrypt(plaintext, aad.toArray()), IV_BYTES, TAG_BYTES);
        }
        byte[] nonce = iv.isPresent() ? iv.get().toArray() : Ivs.random(random, ivBytes);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, tagBytes, aad);
        byte[] output = new byte[plaintext.length + tagBytes];
        cipher.doFinal(plaintext, 0, plaintext.length, output, 0);
        Ciphertext parts = split(output, 0, tagBytes);
        return new Ciphertext(parts.data(), Bytes.takeOver(nonce), parts.tag());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        byte[] nonce = Ivs.require(ciphertext.iv());
        int tagBytes = tagBytes(parameters);
        if (ciphertext.tag().length() != tagBytes) {
            // The request decides how long the tag is. Were it the ciphertext, a forger would choose the shortest.
            throw new AEADBadTagException();
        }
        Optional<Aead> tink = key.symmetric().tink();
        if (tink.isPresent() && nonce.length == IV_BYTES && tagBytes == TAG_BYTES) {
            return tink.get().decrypt(Mechanism.join(ciphertext).toArray(), aad.toArray());
        }
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, tagBytes, aad);
        byte[] input = Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray();
        byte[] plaintext = new byte[ciphertext.data().length()];
        cipher.doFinal(input, 0, input.length, plaintext, 0);
        return plaintext;
    }

    @Override
    public Ciphertext split(Bytes wrapped) throws GeneralSecurityException {
        if (wrapped.length() < IV_BYTES + TAG_BYTES) {
            throw new AEADBadTagException();
        }
        return split(wrapped.toArray(), IV_BYTES, TAG_BYTES);
    }

    private static Ciphertext split(byte[] joined, int ivBytes, int tagBytes) {
        int tagAt = joined.length - tagBytes;
        return new Ciphertext(
                Bytes.takeOver(Arrays.copyOfRange(joined, ivBytes, tagAt)),
                Bytes.takeOver(Arrays.copyOfRange(joined, 0, ivBytes)),
                Bytes.takeOver(Arrays.copyOfRange(joined, tagAt, joined.length)));
    }

    private static Cipher cipher(int mode, LoadedKey key, byte[] nonce, int tagBytes, Bytes aad)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.symmetric().key(), new GCMParameterSpec(8 * tagBytes, nonce));
        cipher.updateAAD(aad.toArray());
        return cipher;
    }

    private static int tagBytes(CryptographicParameters parameters) {
        int tagBytes = parameters.tagLength().orElse(TAG_BYTES);
        if (tagBytes < SHORTEST_TAG_BYTES || tagBytes > TAG_BYTES) {
            throw Failures.unsupported("the GCM tag has 12 to 16 bytes, not " + tagBytes);
        }
        return tagBytes;
    }

    /** SP 800-38D, 8.2.2: a random IV needs 96 bits at least. A client's IV may have any length. */
    private static int ivBytes(CryptographicParameters parameters, Optional<Bytes> iv) {
        if (iv.isPresent()) {
            if (iv.get().length() == 0) {
                throw Failures.invalid("the GCM IV has one byte at least");
            }
            return iv.get().length();
        }
        int ivBits = parameters.ivLength().orElse(8 * IV_BYTES);
        if (ivBits % 8 != 0 || ivBits < 8 * IV_BYTES || ivBits > 1024) {
            throw Failures.unsupported("a random GCM IV has 96 to 1024 bits in whole bytes, not " + ivBits);
        }
        return ivBits / 8;
    }
}
