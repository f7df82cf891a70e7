package io.kms4j.crypto;

import io.kms4j.core.port.DigestStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;

/** The hashes of KMIP: SHA-1, SHA-2 (FIPS 180-4), SHA-3 (FIPS 202), and the old ones for who must check old data. */
final class Digests {
    private static final Map<HashingAlgorithm, String> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(HashingAlgorithm.MD2, "MD2"),
            Map.entry(HashingAlgorithm.MD5, "MD5"),
            Map.entry(HashingAlgorithm.SHA_1, "SHA-1"),
            Map.entry(HashingAlgorithm.SHA_224, "SHA-224"),
            Map.entry(HashingAlgorithm.SHA_256, "SHA-256"),
            Map.entry(HashingAlgorithm.SHA_384, "SHA-384"),
            Map.entry(HashingAlgorithm.SHA_512, "SHA-512"),
            Map.entry(HashingAlgorithm.SHA_512_224, "SHA-512/224"),
            Map.entry(HashingAlgorithm.SHA_512_256, "SHA-512/256"),
            Map.entry(HashingAlgorithm.SHA3_224, "SHA3-224"),
            Map.entry(HashingAlgorithm.SHA3_256, "SHA3-256"),
            Map.entry(HashingAlgorithm.SHA3_384, "SHA3-384"),
            Map.entry(HashingAlgorithm.SHA3_512, "SHA3-512")));

    private Digests() {}

    static DigestStream hash(HashingAlgorithm algorithm) {
        MessageDigest digest = digest(algorithm);
        return new DigestStream() {
            @Override
            public void update(Bytes part) {
                digest.update(part.toArray());
            }

            @Override
            public Bytes finish() {
                return Bytes.takeOver(digest.digest());
            }

            @Override
            public void close() {
                digest.reset();
            }
        };
    }

    /** Of the hash. */
    static int lengthBytes(HashingAlgorithm algorithm) {
        return digest(algorithm).getDigestLength();
    }

    /** Checks what a client says is a digest. */
    static void requireLength(HashingAlgorithm algorithm, byte[] digest) {
        int lengthBytes = lengthBytes(algorithm);
        if (digest.length != lengthBytes) {
            throw Failures.invalid(
                    "a digest of " + algorithm.kmipName() + " has " + lengthBytes + " bytes, not " + digest.length);
        }
    }

    /** What the JCE calls it. */
    static String jceName(HashingAlgorithm algorithm) {
        return digest(algorithm).getAlgorithm();
    }

    static MessageDigest digest(HashingAlgorithm algorithm) {
        String name = NAMES.get(algorithm);
        try {
            return name == null
                    ? MessageDigest.getInstance(algorithm.kmipName().replace("_", ""), Bc.PROVIDER)
                    : MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw Failures.unsupported("the hash " + algorithm.kmipName() + " is not supported");
        }
    }
}
