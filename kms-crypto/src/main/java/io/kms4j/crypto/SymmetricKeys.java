package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The lengths of symmetric keys, and new keys. */
final class SymmetricKeys {
    /**
     * @param shortest of keys that come from outside
     * @param shortestMade of keys made here
     */
    private record Lengths(int shortest, int shortestMade, int longest, int step) {
        boolean contain(int bits) {
            return bits >= shortest && bits <= longest && (bits - shortest) % step == 0;
        }
    }

    private static final Map<CryptographicAlgorithm, Lengths> LENGTHS = new EnumMap<>(CryptographicAlgorithm.class);

    static {
        range(128, 128, 256, 64, "AES", "CAMELLIA", "ARIA", "TWOFISH");
        range(256, 256, 256, 8, "CHACHA20", "CHACHA20POLY1305", "POLY1305");
        range(56, 56, 56, 8, "DES");
        range(112, 112, 168, 56, "DES3");
        range(128, 128, 128, 8, "SEED", "SM4", "IDEA");
        range(80, 80, 80, 8, "SKIPJACK");
        range(40, 112, 128, 8, "CAST5");
        range(32, 112, 448, 8, "BLOWFISH");
        range(40, 112, 2048, 8, "RC4");
        range(8, 8, 65_536, 8, "ONE_TIME_PAD");
        // SP 800-131A: an HMAC key of less than 112 bits protects nothing any more.
        range(8, 112, 8192, 8, "HMAC_MD5", "HMAC_SHA1", "HMAC_SHA224", "HMAC_SHA256", "HMAC_SHA384", "HMAC_SHA512");
        range(8, 112, 8192, 8, "HMAC_SHA3_224", "HMAC_SHA3_256", "HMAC_SHA3_384", "HMAC_SHA3_512");
    }

    private SymmetricKeys() {}

    private static void range(int shortest, int shortestMade, int longest, int step, String... algorithms) {
        for (String algorithm : algorithms) {
            LENGTHS.put(CryptographicAlgorithm.valueOf(algorithm), new Lengths(shortest, shortestMade, longest, step));
        }
    }

    static byte[] generate(SecureRandom random, CryptographicAlgorithm algorithm, int lengthBits) {
        if (!exists(algorithm, lengthBits) || lengthBits < lengths(algorithm).shortestMade()) {
            throw Failures.invalid("no " + algorithm.kmipName() + " keys of " + lengthBits + " bits are made");
        }
        byte[] key = new byte[lengthBits / (hasParity(algorithm) ? 7 : 8)];
        random.nextBytes(key);
        if (hasParity(algorithm)) {
            setOddParity(key);
        }
        return key;
    }

    /**
     * The length of a key in bits, without the parity bits of DES.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_FIELD when the algorithm has no such keys
     */
    static int lengthBits(CryptographicAlgorithm algorithm, int lengthBytes) {
        int bits = lengthBytes * (hasParity(algorithm) ? 7 : 8);
        if (!exists(algorithm, bits)) {
            throw Failures.invalid("there are no " + algorithm.kmipName() + " keys of " + lengthBytes + " bytes");
        }
        return bits;
    }

    /** What the JCE calls a key of this algorithm. */
    static String jceName(CryptographicAlgorithm algorithm) {
        return switch (algorithm) {
            case CHACHA20POLY1305 -> "ChaCha20";
            case DES3 -> "DESede";
            default -> algorithm.kmipName();
        };
    }

    /** AES of 512 bits is the two keys of XTS. */
    private static boolean exists(CryptographicAlgorithm algorithm, int lengthBits) {
        boolean twoAesKeys = algorithm == CryptographicAlgorithm.AES && lengthBits == 512;
        return twoAesKeys || lengths(algorithm).contain(lengthBits);
    }

    private static Lengths lengths(CryptographicAlgorithm algorithm) {
        Lengths lengths = LENGTHS.get(algorithm);
        if (lengths == null) {
            throw Failures.invalid(algorithm.kmipName() + " has no symmetric keys here");
        }
        return lengths;
    }

    private static boolean hasParity(CryptographicAlgorithm algorithm) {
        return algorithm == CryptographicAlgorithm.DES || algorithm == CryptographicAlgorithm.DES3;
    }

    /** The form that the JCE takes: of 3DES with two keys, the first once more at the end. Takes {@code key} over. */
    static byte[] forJce(CryptographicAlgorithm algorithm, byte[] key) {
        if (algorithm != CryptographicAlgorithm.DES3 || key.length != 16) {
            return key;
        }
        byte[] three = Arrays.copyOf(key, 24);
        System.arraycopy(key, 0, three, 16, 8);
        Arrays.fill(key, (byte) 0);
        return three;
    }

    /** The lowest bit of each octet makes its number of ones odd (SP 800-67). */
    private static void setOddParity(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            int upper = key[i] & 0xFE;
            key[i] = (byte) (upper | (Integer.bitCount(upper) + 1) % 2);
        }
    }
}
