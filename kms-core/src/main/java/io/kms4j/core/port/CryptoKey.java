package io.kms4j.core.port;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Optional;

/**
 * A key in memory, parsed, checked and ready for use; made by {@link Crypto#load}. Safe for many threads. Closing wipes what
 * can be wiped; operations under way end normally, later ones throw {@link IllegalStateException}.
 */
public interface CryptoKey extends AutoCloseable {
    ObjectType type();

    CryptographicAlgorithm algorithm();

    /** Of the key, or of the modulus or field for asymmetric keys. */
    int lengthBits();

    /** Of an elliptic curve key. */
    default Optional<RecommendedCurve> curve() {
        return Optional.empty();
    }

    @Override
    void close();
}
