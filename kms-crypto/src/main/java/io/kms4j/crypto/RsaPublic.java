package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.math.BigInteger;

/** An RSA public key (RFC 8017, 3.1), of a modulus that RSA can have and an exponent that protects something. */
record RsaPublic(BigInteger modulus, BigInteger publicExponent) implements KeyNumbers {
    private static final int SHORTEST_BITS = 512;
    /** A private operation takes the cube of the length: this much is still bounded. */
    private static final int LONGEST_BITS = 8192;
    /** FIPS 186-5, A.1.1. */
    private static final int LONGEST_EXPONENT_BITS = 256;

    RsaPublic {
        int bits = modulus.signum() > 0 ? modulus.bitLength() : 0;
        if (bits < SHORTEST_BITS || bits > LONGEST_BITS) {
            throw Failures.invalid("an RSA modulus has " + SHORTEST_BITS + " to " + LONGEST_BITS + " bits here");
        }
        if (!modulus.testBit(0)) {
            throw Failures.invalid("the RSA modulus is even");
        }
        if (publicExponent.compareTo(BigInteger.TWO) <= 0 || !publicExponent.testBit(0)) {
            throw Failures.invalid("the RSA public exponent is even or below 3");
        }
        if (publicExponent.bitLength() > LONGEST_EXPONENT_BITS || publicExponent.compareTo(modulus) >= 0) {
            throw Failures.invalid("the RSA public exponent is too long");
        }
    }

    @Override
    public CryptographicAlgorithm algorithm() {
        return CryptographicAlgorithm.RSA;
    }

    @Override
    public int lengthBits() {
        return modulus.bitLength();
    }

    @Override
    public String toString() {
        return "RsaPublic[" + lengthBits() + " bits]";
    }
}
