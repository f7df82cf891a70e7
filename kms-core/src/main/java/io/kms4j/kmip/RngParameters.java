package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.DrbgAlgorithm;
import io.kms4j.kmip.enumeration.Fips186Variation;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.RngAlgorithm;
import java.util.Optional;

/** The random number generator that made a key (KMIP 2.1, RNG Parameters); {@code cryptographicLength} in bits. */
public record RngParameters(
        RngAlgorithm rngAlgorithm,
        Optional<CryptographicAlgorithm> cryptographicAlgorithm,
        Optional<Integer> cryptographicLength,
        Optional<HashingAlgorithm> hashingAlgorithm,
        Optional<DrbgAlgorithm> drbgAlgorithm,
        Optional<RecommendedCurve> recommendedCurve,
        Optional<Fips186Variation> fips186Variation,
        Optional<Boolean> predictionResistance) {

    /** A generator that the platform chooses and of which the server cannot tell the details. */
    public static final RngParameters UNSPECIFIED = new RngParameters(
            RngAlgorithm.UNSPECIFIED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
