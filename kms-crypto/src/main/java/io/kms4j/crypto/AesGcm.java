package io.kms4j.crypto;

import com.google.crypto.tink.Aead;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM (SP 800-38D). Tink wherever it can: IV of 12 bytes that Tink draws, tag of 16 bytes, AES-128 or AES-256. The JCE
 * for an IV or tag length that the client chose, and for AES-192, which Tink does not have.
 */
final class AesGcm implements Mechanism {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** What the JDK has; the two shorter tags of SP 800-38D, appendix C, are Bouncy Castle's. */
    private static final int SHORTEST_TAG_OF_JDK = 12;

    private static final Set<Integer> TAG_LENGTHS = Set.of(4, 8, 12, 13, 14, 15, 16);

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
            return Mechanism.split(Bytes.takeOver(tink.get().encrypt(plaintext, aad.toArray())), IV_BYTES, TAG_BYTES);
        }
        byte[] nonce = iv.isPresent() ? iv.get().toArray() : Ivs.random(random, ivBytes);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, tagBytes, aad);
        byte[] output = new byte[plaintext.length + tagBytes];
        cipher.doFinal(plaintext, 0, plaintext.length, output, 0);
        Ciphertext parts = Mechanism.split(Bytes.takeOver(output), 0, tagBytes);
        return new Ciphertext(parts.data(), Bytes.takeOver(nonce), parts.tag());
    }

    @Override
    public Optional<EncryptionStream> encryptInParts(
            LoadedKey key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        int tagBytes = tagBytes(parameters);
        int ivBytes = ivBytes(parameters, iv);
        byte[] nonce = iv.isPresent() ? iv.get().toArray() : Ivs.random(random, ivBytes);
        Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, tagBytes, aad);
        return Optional.of(CipherParts.encryption(cipher, Bytes.takeOver(nonce), tagBytes));
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
        return Mechanism.split(wrapped, IV_BYTES, TAG_BYTES);
    }

    private static Cipher cipher(int mode, LoadedKey key, byte[] nonce, int tagBytes, Bytes aad)
            throws GeneralSecurityException {
        String transformation = "AES/GCM/NoPadding";
        Cipher cipher = tagBytes < SHORTEST_TAG_OF_JDK ? Bc.cipher(transformation) : Cipher.getInstance(transformation);
        cipher.init(mode, key.symmetric().key(), new GCMParameterSpec(8 * tagBytes, nonce));
        cipher.updateAAD(aad.toArray());
        return cipher;
    }

    private static int tagBytes(CryptographicParameters parameters) {
        int tagBytes = parameters.tagLength().orElse(TAG_BYTES);
        if (!TAG_LENGTHS.contains(tagBytes)) {
            throw Failures.tagLength("AES-GCM", tagBytes);
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
        int ivBytes = Ivs.lengthBytes(parameters, IV_BYTES);
        if (ivBytes < IV_BYTES) {
            throw Failures.unsupported("a random GCM IV has 96 bits at least, not " + 8 * ivBytes);
        }
        return ivBytes;
    }
}
