package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Optional;

/** A public key of a {@link NamedKey}, as its standard encodes it. */
record NamedPublic(NamedKey kind, Bytes raw) implements KeyNumbers {
    NamedPublic {
        if (raw.length() != kind.publicBytes()) {
            throw Failures.invalid("a public key for " + kind + " has " + kind.publicBytes() + " bytes");
        }
    }

    @Override
    public CryptographicAlgorithm algorithm() {
        return kind.algorithm();
    }

    @Override
    public int lengthBits() {
        return kind.lengthBits();
    }

    @Override
    public Optional<RecommendedCurve> curve() {
        return kind.curve();
    }
}
