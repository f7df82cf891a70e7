package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Optional;

/** An asymmetric key as the numbers it consists of, which every format of it writes. Printing shows no number. */
sealed interface KeyNumbers
        permits RsaPublic,
                RsaPrivate,
                EcPublic,
                EcPrivate,
                GroupKey.Public,
                GroupKey.Private,
                NamedPublic,
                NamedPrivate {
    /** RSA, EC, DSA, DH, or that of a {@link NamedKey}. */
    CryptographicAlgorithm algorithm();

    /** Of the modulus or the field. */
    int lengthBits();

    default Optional<RecommendedCurve> curve() {
        return Optional.empty();
    }
}
