package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.DecryptionStream;
import io.kms4j.core.port.EncryptionStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/**
 * One way to encrypt. Stateless and safe for many threads. Wrong requests are answered with a {@code KmipException}; whatever
 * depends on the ciphertext is a {@link GeneralSecurityException}, which {@link TinkCrypto} turns into its one answer.
 */
interface Mechanism {
    /** Leaves {@code plaintext} as it is. */
    Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException;

    byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException;

    /** Whether the key has a length for this; a key of 512 bits for AES is two keys, which only {@link AesXts} takes. */
    default boolean takes(CryptoKey key) {
        return key.algorithm() != CryptographicAlgorithm.AES || key.lengthBits() <= 256;
    }

    /** Starts an encryption in parts; empty if all data has to be there first. */
    default Optional<EncryptionStream> encryptInParts(
            LoadedKey key, CryptographicParameters parameters, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        return Optional.empty();
    }

    /** Starts a decryption in parts; empty if all data has to be there first, as when it is authenticated. */
    default Optional<DecryptionStream> decryptInParts(
            LoadedKey key, CryptographicParameters parameters, Bytes iv, Bytes aad) throws GeneralSecurityException {
        return Optional.empty();
    }

    /** Takes a wrapped key apart that {@link #join} put together. */
    default Ciphertext split(Bytes wrapped) throws GeneralSecurityException {
        return new Ciphertext(wrapped, Bytes.empty(), Bytes.empty());
    }

    /** The IV, the ciphertext and the tag in one. */
    static Bytes join(Ciphertext ciphertext) {
        return Bytes.concat(ciphertext.iv(), ciphertext.data(), ciphertext.tag());
    }

    /**
     * Undoes {@link #join}.
     *
     * @throws GeneralSecurityException if there is too little to be split
     */
    static Ciphertext split(Bytes joined, int ivBytes, int tagBytes) throws GeneralSecurityException {
        int tagAt = joined.length() - tagBytes;
        if (tagAt < ivBytes) {
            throw new AEADBadTagException();
        }
        return new Ciphertext(
                joined.slice(ivBytes, tagAt), joined.slice(0, ivBytes), joined.slice(tagAt, joined.length()));
    }

    /** Refuses what a mechanism without IV would have to ignore. */
    static void requireNoIv(String mechanism, Optional<Bytes> iv) {
        if (iv.isPresent()) {
            throw Failures.invalid(mechanism + " takes no IV");
        }
    }

    /** Refuses what a mechanism without authentication would have to ignore: the caller would believe it protected. */
    static void requireNoAad(String mechanism, Bytes aad) {
        if (aad.length() > 0) {
            throw Failures.invalid(mechanism + " does not authenticate additional data");
        }
    }

    /** Refuses a tag that nobody would check. */
    static void requireNoTag(String mechanism, Bytes tag) {
        if (tag.length() > 0) {
            throw Failures.invalid(mechanism + " has no authentication tag");
        }
    }
}
