package io.kms4j.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Removes the padding of PKCS#1 v1.5 without telling whether it was right (draft-irtf-cfrg-rsa-guidance, "implicit
 * rejection"): wrong padding gives a message that looks random and is the same each time. The loops take the same steps
 * whatever they find; only the length of the result differs, and it differs for wrong padding as well.
 */
final class ImplicitRejection {
    private static final int CANDIDATES = 128;

    private ImplicitRejection() {}

    /** What the random answers of a key follow from: the hash of its private exponent, as long as the modulus. Wipes it. */
    static byte[] secret(byte[] privateExponent) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(privateExponent);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(privateExponent, (byte) 0);
        }
    }

    /** The message in {@code padded}, or the random one. */
    static byte[] unpad(byte[] padded, byte[] ciphertext, byte[] secret) {
        int length = padded.length;
        byte[] keyDerivationKey = hmac(secret, ciphertext);
        byte[] random = expand(keyDerivationKey, "message", length);
        int randomAt = length - randomLength(expand(keyDerivationKey, "length", 2 * CANDIDATES), length);

        int zeroAt = 0;
        int zeroFound = 0;
        for (int i = 2; i < length; i++) {
            int isZero = isZero(padded[i]);
            zeroAt = select(isZero & ~zeroFound, i, zeroAt);
            zeroFound |= isZero;
        }
        int good = isZero(padded[0]) & isZero(padded[1] ^ 2) & zeroFound & ~isLess(zeroAt, RsaPkcs1.OVERHEAD_BYTES - 1);
        byte[] chosen = new byte[length];
        for (int i = 0; i < length; i++) {
            chosen[i] = (byte) select(good, padded[i], random[i]);
        }
        try {
            return Arrays.copyOfRange(chosen, select(good, zeroAt + 1, randomAt), length);
        } finally {
            Arrays.fill(chosen, (byte) 0);
            Arrays.fill(random, (byte) 0);
            Arrays.fill(keyDerivationKey, (byte) 0);
        }
    }

    /** The last of the candidates that a message may be long. */
    private static int randomLength(byte[] candidates, int modulusBytes) {
        int limit = modulusBytes - RsaPkcs1.OVERHEAD_BYTES + 1;
        int mask = (Integer.highestOneBit(limit) << 1) - 1;
        int chosen = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            int candidate = ((candidates[2 * i] & 0xFF) << 8 | (candidates[2 * i + 1] & 0xFF)) & mask;
            chosen = select(isLess(candidate, limit), candidate, chosen);
        }
        return chosen;
    }

    private static byte[] expand(byte[] key, String label, int lengthBytes) {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        byte[] result = new byte[lengthBytes];
        int at = 0;
        for (short block = 0; at < lengthBytes; block++) {
            byte[] part = hmac(
                    key,
                    ByteBuffer.allocate(name.length + 4)
                            .putShort(block)
                            .put(name)
                            .putShort((short) (8 * lengthBytes))
                            .array());
            int take = Math.min(part.length, lengthBytes - at);
            System.arraycopy(part, 0, result, at, take);
            at += take;
        }
        return result;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All ones if the value is 0, else 0; without a branch, like the two below. */
    private static int isZero(int value) {
        return ~(value | -value) >> 31;
    }

    /** For numbers below 2^31. */
    private static int isLess(int a, int b) {
        return (a - b) >> 31;
    }

    private static int select(int mask, int yes, int no) {
        return (yes & mask) | (no & ~mask);
    }
}
