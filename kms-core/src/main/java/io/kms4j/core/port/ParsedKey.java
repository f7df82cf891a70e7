package io.kms4j.core.port;

import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Optional;

/**
 * A key that came from outside, checked.
 *
 * @param material in the kept format
 * @param lengthBits of the key, the modulus or the field
 * @param curve of an elliptic curve key
 */
public record ParsedKey(
        SecretBytes material, CryptographicAlgorithm algorithm, int lengthBits, Optional<RecommendedCurve> curve) {}
