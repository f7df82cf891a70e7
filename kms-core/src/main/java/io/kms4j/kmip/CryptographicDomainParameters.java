package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Optional;

/** What a key pair needs beyond its length (KMIP 2.1, Cryptographic Domain Parameters); {@code qlength} in bits. */
public record CryptographicDomainParameters(Optional<Integer> qlength, Optional<RecommendedCurve> recommendedCurve) {}
