package io.kms4j.hsm.proteccio;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Removes the padding of RSA-OAEP (RFC 8017, 7.1.2 step 3) with SHA-256, MGF1-SHA-256 and an empty label, for tokens that
 * cannot. Looks at every byte whatever is wrong, and says only whether something is: Manger's attack needs no more than to
 * learn that the first byte was not zero.
 */
final class Oaep {
    static final int HASH_BYTES = 32;

    private Oaep() {}

    /**
     * The message in a block, or empty when it is not well formed.
     *
     * @param block the raw RSA result, as long as the modulus; not changed
     */
    static Optional<byte[]> decode(byte[] block) {
        if (block.length < 2 * HASH_BYTES + 2) {
            return Optional.empty();
        }
        byte[] seed = Arrays.copyOfRange(block, 1, 1 + HASH_BYTES);
        byte[] data = Arrays.copyOfRange(block, 1 + HASH_BYTES, block.length);
        try {
            mask(seed, data);
            mask(data, seed);
            return message(block[0], data);
        } finally {
            Arrays.fill(seed, (byte) 0);
            Arrays.fill(data, (byte) 0);
        }
    }

    /** {@code data} is the hash of the label, zeros, a one, the message. Masks are 0 or -1, all bits. */
    private static Optional<byte[]> message(byte first, byte[] data) {
        byte[] label = sha256().digest();
        int wrong = first & 0xff;
        for (int i = 0; i < HASH_BYTES; i++) {
            wrong |= data[i] ^ label[i];
        }
        int searching = -1;
        int start = 0;
        for (int i = HASH_BYTES; i < data.length; i++) {
            int isOne = isZero((data[i] ^ 1) & 0xff);
            int isZero = isZero(data[i] & 0xff);
            wrong |= searching & ~isOne & ~isZero;
            start |= searching & isOne & (i + 1);
            searching &= ~isOne;
        }
        wrong |= searching;
        return wrong == 0 ? Optional.of(Arrays.copyOfRange(data, start, data.length)) : Optional.empty();
    }

    /** -1 for 0, 0 for 1 to 255. */
    private static int isZero(int octet) {
        return (octet - 1) >> 31;
    }

    /** {@code target} XOR MGF1({@code source}), in place. */
    private static void mask(byte[] target, byte[] source) {
        MessageDigest digest = sha256();
        for (int at = 0, counter = 0; at < target.length; at += HASH_BYTES, counter++) {
            digest.update(source);
            digest.update(
                    new byte[] {(byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8), (byte) counter});
            byte[] block = digest.digest();
            for (int i = 0; i < HASH_BYTES && at + i < target.length; i++) {
                target[at + i] ^= block[i];
            }
            Arrays.fill(block, (byte) 0);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
