package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicDomainParameters;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.util.Locale;
import java.util.Optional;

/** The key pairs that can be made for a certificate. */
enum CertificateKeyAlgorithm {
    RSA2048(CryptographicAlgorithm.RSA, 2048),
    RSA3072(CryptographicAlgorithm.RSA, 3072),
    RSA4096(CryptographicAlgorithm.RSA, 4096),
    NIST_P256(CryptographicAlgorithm.EC, 256, RecommendedCurve.P_256),
    NIST_P384(CryptographicAlgorithm.EC, 384, RecommendedCurve.P_384),
    NIST_P521(CryptographicAlgorithm.EC, 521, RecommendedCurve.P_521),
    ED25519(CryptographicAlgorithm.ED25519, 256),
    ED448(CryptographicAlgorithm.ED448, 456);

    private final CryptographicAlgorithm algorithm;
    private final int lengthBits;
    private final Optional<RecommendedCurve> curve;

    CertificateKeyAlgorithm(CryptographicAlgorithm algorithm, int lengthBits, RecommendedCurve... curve) {
        this.algorithm = algorithm;
        this.lengthBits = lengthBits;
        this.curve = curve.length == 0 ? Optional.empty() : Optional.of(curve[0]);
    }

    Attributes addTo(Attributes attributes) {
        return attributes
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, algorithm)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, lengthBits)
                .with(
                        Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
                        curve.map(named -> new CryptographicDomainParameters(Optional.empty(), Optional.of(named))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
