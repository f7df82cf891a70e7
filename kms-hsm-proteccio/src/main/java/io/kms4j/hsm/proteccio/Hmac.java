package io.kms4j.hsm.proteccio;

import io.kms4j.hsm.proteccio.pkcs11.Mechanism;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import java.util.Arrays;
import java.util.Optional;

/** The HMACs that a generic secret key can be for. */
enum Hmac {
    SHA256(CryptographicAlgorithm.HMAC_SHA256, HashingAlgorithm.SHA_256, 256, Mechanism.HMAC_SHA256),
    SHA384(CryptographicAlgorithm.HMAC_SHA384, HashingAlgorithm.SHA_384, 384, Mechanism.HMAC_SHA384),
    SHA512(CryptographicAlgorithm.HMAC_SHA512, HashingAlgorithm.SHA_512, 512, Mechanism.HMAC_SHA512);

    private final CryptographicAlgorithm algorithm;
    private final HashingAlgorithm hash;
    private final int lengthBits;

    @SuppressWarnings("ImmutableEnumChecker") // a record without parts
    private final Mechanism mechanism;

    Hmac(CryptographicAlgorithm algorithm, HashingAlgorithm hash, int lengthBits, Mechanism mechanism) {
        this.algorithm = algorithm;
        this.hash = hash;
        this.lengthBits = lengthBits;
        this.mechanism = mechanism;
    }

    static Optional<Hmac> of(CryptographicAlgorithm algorithm) {
        return Arrays.stream(values())
                .filter(hmac -> hmac.algorithm == algorithm)
                .findFirst();
    }

    /** What a key of this length is for; see {@link io.kms4j.core.port.HsmMac}. */
    static Hmac ofLength(int lengthBits) {
        return Arrays.stream(values())
                .filter(hmac -> hmac.lengthBits == lengthBits)
                .findFirst()
                .orElse(SHA256);
    }

    CryptographicAlgorithm algorithm() {
        return algorithm;
    }

    HashingAlgorithm hash() {
        return hash;
    }

    int lengthBits() {
        return lengthBits;
    }

    Mechanism mechanism() {
        return mechanism;
    }
}
