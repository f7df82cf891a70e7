package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/** An elliptic curve public key: a point of the curve other than the one at infinity. */
record EcPublic(Curve on, ECPoint point) implements KeyNumbers {
    private static final int UNCOMPRESSED = 4;

    EcPublic {
        if (point.equals(ECPoint.POINT_INFINITY) || !on.contains(point)) {
            throw Failures.invalid("the public key is not a point of the curve "
                    + on.recommendedCurve().kmipName());
        }
    }

    /** Reads the uncompressed form of SEC 1, 2.3.4: 4, X, Y. */
    static EcPublic ofUncompressed(Curve curve, byte[] encoded) {
        int length = curve.lengthBytes();
        if (encoded.length != 1 + 2 * length || encoded[0] != UNCOMPRESSED) {
            throw Failures.invalid("an elliptic curve point on "
                    + curve.recommendedCurve().kmipName() + " is expected as 04, X and Y, " + (1 + 2 * length)
                    + " bytes");
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + length));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(encoded, 1 + length, encoded.length));
        return new EcPublic(curve, new ECPoint(x, y));
    }

    Bytes uncompressed() {
        int length = on.lengthBytes();
        return Bytes.concat(
                Bytes.takeOver(new byte[] {UNCOMPRESSED}),
                Bytes.takeOver(EcPrivate.fixedLength(point.getAffineX(), length)),
                Bytes.takeOver(EcPrivate.fixedLength(point.getAffineY(), length)));
    }

    @Override
    public CryptographicAlgorithm algorithm() {
        return CryptographicAlgorithm.EC;
    }

    @Override
    public int lengthBits() {
        return on.lengthBits();
    }

    @Override
    public Optional<RecommendedCurve> curve() {
        return Optional.of(on.recommendedCurve());
    }

    @Override
    public String toString() {
        return "EcPublic[" + on + "]";
    }
}
