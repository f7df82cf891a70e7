package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/**
 * The elliptic curves whose keys can be kept (SEC 2). Only the three that the JDK still computes with can be generated and
 * used.
 */
enum Curve {
    P_192(RecommendedCurve.P_192, "1.2.840.10045.3.1.1", "secp192r1", false),
    P_224(RecommendedCurve.P_224, "1.3.132.0.33", "secp224r1", false),
    P_256(RecommendedCurve.P_256, "1.2.840.10045.3.1.7", "secp256r1", true),
    P_384(RecommendedCurve.P_384, "1.3.132.0.34", "secp384r1", true),
    P_521(RecommendedCurve.P_521, "1.3.132.0.35", "secp521r1", true),
    SECP256K1(RecommendedCurve.SECP256K1, "1.3.132.0.10", "secp256k1", false);

    private final RecommendedCurve recommendedCurve;
    private final String objectIdentifier;
    private final String jceName;
    private final boolean computable;

    Curve(RecommendedCurve recommendedCurve, String objectIdentifier, String jceName, boolean computable) {
        this.recommendedCurve = recommendedCurve;
        this.objectIdentifier = objectIdentifier;
        this.jceName = jceName;
        this.computable = computable;
    }

    static Curve of(RecommendedCurve name) {
        return Arrays.stream(values())
                .filter(curve -> curve.recommendedCurve == name)
                .findFirst()
                .orElseThrow(() -> Failures.unsupported("the curve " + name.kmipName() + " is not supported"));
    }

    static Curve of(String objectIdentifier) {
        return Arrays.stream(values())
                .filter(curve -> curve.objectIdentifier.equals(objectIdentifier))
                .findFirst()
                .orElseThrow(() -> Failures.invalid("the curve " + objectIdentifier + " is not supported"));
    }

    /** The curve that the JDK computes with whose field has this length. */
    static Optional<Curve> ofLength(int lengthBits) {
        return Arrays.stream(values())
                .filter(curve -> curve.computable && curve.lengthBits() == lengthBits)
                .findFirst();
    }

    RecommendedCurve recommendedCurve() {
        return recommendedCurve;
    }

    String objectIdentifier() {
        return objectIdentifier;
    }

    String jceName() {
        return jceName;
    }

    boolean computable() {
        return computable;
    }

    ECParameterSpec specification() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(jceName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw Failures.unsupported("this JVM does not know the curve " + recommendedCurve.kmipName());
        }
    }

    /** Of the field. */
    int lengthBits() {
        return specification().getCurve().getField().getFieldSize();
    }

    int lengthBytes() {
        return (lengthBits() + 7) / 8;
    }

    /** Whether the coordinates are in range and fulfil the equation; the curves here have no other points to fear. */
    boolean contains(ECPoint point) {
        ECParameterSpec specification = specification();
        BigInteger prime = ((ECFieldFp) specification.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.signum() < 0 || y.signum() < 0 || x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x)
                .add(specification.getCurve().getA())
                .multiply(x)
                .add(specification.getCurve().getB());
        return y.multiply(y).subtract(right).mod(prime).signum() == 0;
    }
}
