package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.security.spec.ECPoint;
import java.util.Optional;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;

/** An elliptic curve public key: a point of the curve other than the one at infinity. */
record EcPublic(Curve on, ECPoint point) implements KeyNumbers {
    private static final int UNCOMPRESSED = 4;

    EcPublic {
        if (point.equals(ECPoint.POINT_INFINITY) || !on.contains(point)) {
            throw Failures.invalid("the public key is not a point of the curve "
                    + on.recommendedCurve().kmipName());
        }
    }

    /** Reads a point in any form of SEC 1, 2.3.4: compressed, uncompressed or both. */
    static EcPublic of(Curve curve, byte[] encoded) {
        try {
            org.bouncycastle.math.ec.ECPoint point = EC5Util.convertCurve(
                            curve.specification().getCurve())
                    .decodePoint(encoded)
                    .normalize();
            return new EcPublic(curve, EC5Util.convertPoint(point));
        } catch (IllegalArgumentException e) {
            throw Failures.invalid("the public key is not a point of the curve "
                    + curve.recommendedCurve().kmipName());
        }
    }

    Bytes encoded(KeyCompressionType form) {
        byte[] x = EcPrivate.fixedLength(point.getAffineX(), on.lengthBytes());
        boolean odd = point.getAffineY().testBit(0);
        return switch (form) {
            case EC_PUBLIC_KEY_TYPE_UNCOMPRESSED -> uncompressed();
            case EC_PUBLIC_KEY_TYPE_X9_62_COMPRESSED_PRIME ->
                Bytes.concat(Bytes.takeOver(new byte[] {(byte) (odd ? 3 : 2)}), Bytes.takeOver(x));
            case EC_PUBLIC_KEY_TYPE_X9_62_HYBRID -> {
                byte[] hybrid = uncompressed().toArray();
                hybrid[0] = (byte) (odd ? 7 : 6);
                yield Bytes.takeOver(hybrid);
            }
            default ->
                throw Failures.compression(
                        on.recommendedCurve().kmipName() + " has no points of the form " + form.kmipName());
        };
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
