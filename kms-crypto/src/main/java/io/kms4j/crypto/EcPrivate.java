package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** An elliptic curve private key: a number below the order of the curve, with the public key where it is known. */
record EcPrivate(Curve on, BigInteger d, Optional<EcPublic> publicKey) implements KeyNumbers {
    EcPrivate {
        if (d.signum() <= 0 || d.compareTo(on.specification().getOrder()) >= 0) {
            throw Failures.invalid("the private key is out of the range of the curve "
                    + on.recommendedCurve().kmipName());
        }
        if (publicKey.isPresent() && publicKey.get().on() != on) {
            throw Failures.invalid("the private key and its public key are on different curves");
        }
    }

    /** The private key as long as the order (SEC 1, C.4). */
    byte[] dBytes() {
        return fixedLength(d, (on.specification().getOrder().bitLength() + 7) / 8);
    }

    /** Big-endian, with zeros in front; {@code value} must fit. */
    static byte[] fixedLength(BigInteger value, int lengthBytes) {
        byte[] signed = value.toByteArray();
        byte[] fixed = new byte[lengthBytes];
        int length = Math.min(signed.length, lengthBytes);
        System.arraycopy(signed, signed.length - length, fixed, lengthBytes - length, length);
        Arrays.fill(signed, (byte) 0);
        return fixed;
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
        return "EcPrivate[" + on + "]";
    }
}
