package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.util.DigestFactory;

/** Hash functions of Bouncy Castle by their names in KMIP. */
final class PrfHashes {
    private static final Map<CryptographicAlgorithm, HashingAlgorithm> OF_HMAC = new EnumMap<>(Map.of(
            CryptographicAlgorithm.HMAC_SHA1, HashingAlgorithm.SHA_1,
            CryptographicAlgorithm.HMAC_SHA224, HashingAlgorithm.SHA_224,
            CryptographicAlgorithm.HMAC_SHA256, HashingAlgorithm.SHA_256,
            CryptographicAlgorithm.HMAC_SHA384, HashingAlgorithm.SHA_384,
            CryptographicAlgorithm.HMAC_SHA512, HashingAlgorithm.SHA_512,
            CryptographicAlgorithm.HMAC_SHA3_224, HashingAlgorithm.SHA3_224,
            CryptographicAlgorithm.HMAC_SHA3_256, HashingAlgorithm.SHA3_256,
            CryptographicAlgorithm.HMAC_SHA3_384, HashingAlgorithm.SHA3_384,
            CryptographicAlgorithm.HMAC_SHA3_512, HashingAlgorithm.SHA3_512));

    private PrfHashes() {}

    /** A new one; MD5 and older are not used to derive keys. */
    static Digest of(HashingAlgorithm hash) {
        return switch (hash) {
            case SHA_1 -> DigestFactory.createSHA1();
            case SHA_224 -> DigestFactory.createSHA224();
            case SHA_256 -> DigestFactory.createSHA256();
            case SHA_384 -> DigestFactory.createSHA384();
            case SHA_512 -> DigestFactory.createSHA512();
            case SHA_512_224 -> DigestFactory.createSHA512_224();
            case SHA_512_256 -> DigestFactory.createSHA512_256();
            case SHA3_224 -> DigestFactory.createSHA3_224();
            case SHA3_256 -> DigestFactory.createSHA3_256();
            case SHA3_384 -> DigestFactory.createSHA3_384();
            case SHA3_512 -> DigestFactory.createSHA3_512();
            default -> throw Failures.unsupported("no key is derived with the hash " + hash.kmipName());
        };
    }

    /** The hash inside an HMAC. */
    static Optional<HashingAlgorithm> hashOfHmac(CryptographicAlgorithm algorithm) {
        return Optional.ofNullable(OF_HMAC.get(algorithm));
    }
}
