package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECNamedCurveSpec;

/**
 * The elliptic curves over prime fields (SEC 2, FIPS 186, RFC 5639). The JDK computes with three of them, Bouncy Castle with
 * the others.
 */
enum Curve {
    P_192(RecommendedCurve.P_192, "1.2.840.10045.3.1.1", "secp192r1", false),
    P_224(RecommendedCurve.P_224, "1.3.132.0.33", "secp224r1", false),
    P_256(RecommendedCurve.P_256, "1.2.840.10045.3.1.7", "secp256r1", true),
    P_384(RecommendedCurve.P_384, "1.3.132.0.34", "secp384r1", true),
    P_521(RecommendedCurve.P_521, "1.3.132.0.35", "secp521r1", true),
    SECP192K1(RecommendedCurve.SECP192K1, "1.3.132.0.31", "secp192k1", false),
    SECP224K1(RecommendedCurve.SECP224K1, "1.3.132.0.32", "secp224k1", false),
    SECP256K1(RecommendedCurve.SECP256K1, "1.3.132.0.10", "secp256k1", false),
    BRAINPOOLP160R1(RecommendedCurve.BRAINPOOLP160R1, 1),
    BRAINPOOLP160T1(RecommendedCurve.BRAINPOOLP160T1, 2),
    BRAINPOOLP192R1(RecommendedCurve.BRAINPOOLP192R1, 3),
    BRAINPOOLP192T1(RecommendedCurve.BRAINPOOLP192T1, 4),
    BRAINPOOLP224R1(RecommendedCurve.BRAINPOOLP224R1, 5),
    BRAINPOOLP224T1(RecommendedCurve.BRAINPOOLP224T1, 6),
    BRAINPOOLP256R1(RecommendedCurve.BRAINPOOLP256R1, 7),
    BRAINPOOLP256T1(RecommendedCurve.BRAINPOOLP256T1, 8),
    BRAINPOOLP320R1(RecommendedCurve.BRAINPOOLP320R1, 9),
    BRAINPOOLP320T1(RecommendedCurve.BRAINPOOLP320T1, 10),
    BRAINPOOLP384R1(RecommendedCurve.BRAINPOOLP384R1, 11),
    BRAINPOOLP384T1(RecommendedCurve.BRAINPOOLP384T1, 12),
    BRAINPOOLP512R1(RecommendedCurve.BRAINPOOLP512R1, 13),
    BRAINPOOLP512T1(RecommendedCurve.BRAINPOOLP512T1, 14);

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

    /** RFC 5639; {@code number} is the last of the object identifier. */
    Curve(RecommendedCurve recommendedCurve, int number) {
        this(recommendedCurve, "1.3.36.3.3.2.8.1.1." + number, recommendedCurve.kmipName(), false);
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

    /** NIST's curve whose field has this length. */
    static Optional<Curve> ofLength(int lengthBits) {
        return Arrays.stream(values())
                .filter(curve -> curve.name().startsWith("P_") && curve.lengthBits() == lengthBits)
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

    /** Whether the JDK computes with it. */
    boolean computable() {
        return computable;
    }

    ECParameterSpec specification() {
        return Objects.requireNonNull(Specifications.ALL.get(this));
    }

    /** Made once, when the first is asked for. */
    private static final class Specifications {
        static final Map<Curve, ECParameterSpec> ALL = new EnumMap<>(Curve.class);

        static {
            for (Curve curve : values()) {
                ECNamedCurveParameterSpec known = ECNamedCurveTable.getParameterSpec(curve.jceName);
                ALL.put(
                        curve,
                        new ECNamedCurveSpec(
                                curve.jceName, known.getCurve(), known.getG(), known.getN(), known.getH()));
            }
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
