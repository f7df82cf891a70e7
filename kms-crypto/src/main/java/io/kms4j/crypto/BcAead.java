package io.kms4j.crypto;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.bouncycastle.jcajce.spec.AEADParameterSpec;

/** AES with authentication in the modes that only Bouncy Castle has: CCM and GCM-SIV. */
final class BcAead implements Mechanism {
    private static final String CCM = "CCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random;
    private final String name;
    private final int shortestNonceBytes;
    private final int longestNonceBytes;
    private final Set<Integer> tagLengths;

    private BcAead(
            SecureRandom random, String name, int shortestNonceBytes, int longestNonceBytes, Set<Integer> tagLengths) {
        this.random = random;
        this.name = name;
        this.shortestNonceBytes = shortestNonceBytes;
        this.longestNonceBytes = longestNonceBytes;
        this.tagLengths = tagLengths;
    }

    /** SP 800-38C: nonce of 7 to 13 bytes; the longer it is, the shorter the longest message. */
    static BcAead ccm(SecureRandom random) {
        return new BcAead(random, CCM, 7, 13, Set.of(4, 6, 8, 10, 12, 14, 16));
    }

    /** RFC 8452: a nonce that is used twice shows only whether the messages were the same. */
    static BcAead gcmSiv(SecureRandom random) {
        return new BcAead(random, "GCM-SIV", NONCE_BYTES, NONCE_BYTES, Set.of(TAG_BYTES));
    }

    /** RFC 8452 has no keys of 192 bits. */
    @Override
    public boolean takes(CryptoKey key) {
        return Mechanism.super.takes(key) && (name.equals(CCM) || key.lengthBits() != 192);
    }

    @Override
    public Ciphertext encrypt(
            LoadedKey key, CryptographicParameters parameters, byte[] plaintext, Optional<Bytes> iv, Bytes aad)
            throws GeneralSecurityException {
        int tagBytes = tagBytes(parameters);
        byte[] nonce =
                iv.map(Bytes::toArray).orElseGet(() -> Ivs.random(random, Ivs.lengthBytes(parameters, NONCE_BYTES)));
        if (nonce.length < shortestNonceBytes || nonce.length > longestNonceBytes) {
            throw Failures.invalid(
                    "the nonce of AES-" + name + " has " + shortestNonceBytes + " to " + longestNonceBytes + " bytes");
        }
        if (name.equals(CCM) && nonce.length > 11 && plaintext.length >>> (8 * (15 - nonce.length)) != 0) {
            throw Failures.invalid("the data is too long for AES-CCM with a nonce of " + nonce.length + " bytes");
        }
        byte[] output = started(Cipher.ENCRYPT_MODE, key, nonce, tagBytes, aad).doFinal(plaintext);
        Ciphertext parts = Mechanism.split(Bytes.takeOver(output), 0, tagBytes);
        return new Ciphertext(parts.data(), Bytes.takeOver(nonce), parts.tag());
    }

    @Override
    public byte[] decrypt(LoadedKey key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad)
            throws GeneralSecurityException {
        byte[] nonce = Ivs.require(ciphertext.iv());
        int tagBytes = tagBytes(parameters);
        boolean nonceFits = nonce.length >= shortestNonceBytes && nonce.length <= longestNonceBytes;
        if (ciphertext.tag().length() != tagBytes || !nonceFits) {
            throw new AEADBadTagException();
        }
        byte[] input = Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray();
        return started(Cipher.DECRYPT_MODE, key, nonce, tagBytes, aad).doFinal(input);
    }

    @Override
    public Ciphertext split(Bytes wrapped) throws GeneralSecurityException {
        return Mechanism.split(wrapped, NONCE_BYTES, TAG_BYTES);
    }

    private Cipher started(int direction, LoadedKey key, byte[] nonce, int tagBytes, Bytes aad)
            throws GeneralSecurityException {
        Cipher cipher = Bc.cipher("AES/" + name + "/NoPadding");
        cipher.init(direction, key.symmetric().key(), new AEADParameterSpec(nonce, 8 * tagBytes, aad.toArray()));
        return cipher;
    }

    private int tagBytes(CryptographicParameters parameters) {
        int tagBytes = parameters.tagLength().orElse(TAG_BYTES);
        if (!tagLengths.contains(tagBytes)) {
            throw Failures.tagLength("AES-" + name, tagBytes);
        }
        return tagBytes;
    }
}
