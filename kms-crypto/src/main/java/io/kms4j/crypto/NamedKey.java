package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.jcajce.spec.MLDSAParameterSpec;
import org.bouncycastle.jcajce.spec.MLKEMParameterSpec;
import org.bouncycastle.jcajce.spec.SLHDSAParameterSpec;

/**
 * Kinds of keys that an object identifier says everything about: Edwards and Montgomery curves (RFC 8410), of the JDK, and
 * ML-KEM (RFC 9935), ML-DSA (RFC 9881) and SLH-DSA (RFC 9909), of Bouncy Castle.
 */
enum NamedKey {
    ED25519(CryptographicAlgorithm.ED25519, RecommendedCurve.CURVE_ED25519, "1.3.101.112", "Ed25519", 256, 32),
    ED448(CryptographicAlgorithm.ED448, RecommendedCurve.CURVE_ED448, "1.3.101.113", "Ed448", 456, 57),
    X25519(CryptographicAlgorithm.EC, RecommendedCurve.CURVE25519, "1.3.101.110", "X25519", 256, 32),
    X448(CryptographicAlgorithm.EC, RecommendedCurve.CURVE448, "1.3.101.111", "X448", 448, 56),
    ML_KEM_512("2.16.840.1.101.3.4.4.1", 800),
    ML_KEM_768("2.16.840.1.101.3.4.4.2", 1184),
    ML_KEM_1024("2.16.840.1.101.3.4.4.3", 1568),
    ML_DSA_44("2.16.840.1.101.3.4.3.17", 1312),
    ML_DSA_65("2.16.840.1.101.3.4.3.18", 1952),
    ML_DSA_87("2.16.840.1.101.3.4.3.19", 2592),
    SLH_DSA_SHA2_128S("2.16.840.1.101.3.4.3.20", 32),
    SLH_DSA_SHA2_128F("2.16.840.1.101.3.4.3.21", 32),
    SLH_DSA_SHA2_192S("2.16.840.1.101.3.4.3.22", 48),
    SLH_DSA_SHA2_192F("2.16.840.1.101.3.4.3.23", 48),
    SLH_DSA_SHA2_256S("2.16.840.1.101.3.4.3.24", 64),
    SLH_DSA_SHA2_256F("2.16.840.1.101.3.4.3.25", 64),
    SLH_DSA_SHAKE_128S("2.16.840.1.101.3.4.3.26", 32),
    SLH_DSA_SHAKE_128F("2.16.840.1.101.3.4.3.27", 32),
    SLH_DSA_SHAKE_192S("2.16.840.1.101.3.4.3.28", 48),
    SLH_DSA_SHAKE_192F("2.16.840.1.101.3.4.3.29", 48),
    SLH_DSA_SHAKE_256S("2.16.840.1.101.3.4.3.30", 64),
    SLH_DSA_SHAKE_256F("2.16.840.1.101.3.4.3.31", 64);

    private final CryptographicAlgorithm algorithm;
    private final Optional<RecommendedCurve> curve;
    private final String objectIdentifier;
    private final String jceName;
    private final int lengthBits;
    private final int publicBytes;

    NamedKey(
            CryptographicAlgorithm algorithm,
            RecommendedCurve curve,
            String objectIdentifier,
            String jceName,
            int lengthBits,
            int publicBytes) {
        this.algorithm = algorithm;
        this.curve = Optional.of(curve);
        this.objectIdentifier = objectIdentifier;
        this.jceName = jceName;
        this.lengthBits = lengthBits;
        this.publicBytes = publicBytes;
    }

    NamedKey(String objectIdentifier, int publicBytes) {
        this.algorithm = CryptographicAlgorithm.valueOf(name());
        this.curve = Optional.empty();
        this.objectIdentifier = objectIdentifier;
        this.jceName = name().replace('_', '-');
        this.lengthBits = 8 * publicBytes;
        this.publicBytes = publicBytes;
    }

    static Optional<NamedKey> of(String objectIdentifier) {
        return Arrays.stream(values())
                .filter(kind -> kind.objectIdentifier.equals(objectIdentifier))
                .findFirst();
    }

    static Optional<NamedKey> of(RecommendedCurve curve) {
        return Arrays.stream(values())
                .filter(kind -> kind.curve.equals(Optional.of(curve)))
                .findFirst();
    }

    /** What keys are made for an algorithm: its own, or those of the curve. */
    static Optional<NamedKey> of(CryptographicAlgorithm algorithm, Optional<RecommendedCurve> curve) {
        return curve.flatMap(NamedKey::of).filter(kind -> kind.isFor(algorithm)).or(() -> Arrays.stream(values())
                .filter(kind -> kind.algorithm == algorithm && algorithm != CryptographicAlgorithm.EC)
                .findFirst());
    }

    /** Clients name the algorithm of a curve in more than one way. */
    boolean isFor(CryptographicAlgorithm named) {
        boolean montgomery = this == X25519 || this == X448;
        return named == algorithm || (montgomery && named == CryptographicAlgorithm.ECDH);
    }

    boolean isCurve() {
        return curve.isPresent();
    }

    boolean isKem() {
        return name().startsWith("ML_KEM");
    }

    CryptographicAlgorithm algorithm() {
        return algorithm;
    }

    Optional<RecommendedCurve> curve() {
        return curve;
    }

    String objectIdentifier() {
        return objectIdentifier;
    }

    /** Of the curve's coordinates, else of the public key. */
    int lengthBits() {
        return lengthBits;
    }

    int publicBytes() {
        return publicBytes;
    }

    KeyFactory keyFactory() throws GeneralSecurityException {
        return isCurve() ? KeyFactory.getInstance(jceName) : KeyFactory.getInstance(jceName, Bc.PROVIDER);
    }

    KeyPairGenerator keyPairGenerator(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator =
                isCurve() ? KeyPairGenerator.getInstance(jceName) : KeyPairGenerator.getInstance(jceName, Bc.PROVIDER);
        generator.initialize(parameters(), random);
        return generator;
    }

    private AlgorithmParameterSpec parameters() {
        if (isCurve()) {
            return new NamedParameterSpec(jceName);
        }
        if (isKem()) {
            return MLKEMParameterSpec.fromName(jceName);
        }
        return name().startsWith("ML_DSA")
                ? MLDSAParameterSpec.fromName(jceName)
                : SLHDSAParameterSpec.fromName(jceName);
    }
}
