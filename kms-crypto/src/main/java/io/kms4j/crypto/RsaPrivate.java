package io.kms4j.crypto;

import static java.math.BigInteger.ONE;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import java.math.BigInteger;

/**
 * An RSA private key with two primes (RFC 8017, 3.2), whose numbers fit together.
 *
 * @param primeExponentP the private exponent modulo p - 1
 * @param primeExponentQ the private exponent modulo q - 1
 * @param crtCoefficient the inverse of q modulo p
 */
record RsaPrivate(
        RsaPublic publicKey,
        BigInteger privateExponent,
        BigInteger p,
        BigInteger q,
        BigInteger primeExponentP,
        BigInteger primeExponentQ,
        BigInteger crtCoefficient)
        implements KeyNumbers {

    RsaPrivate {
        BigInteger n = publicKey.modulus();
        boolean factors = p.compareTo(ONE) > 0
                && q.compareTo(ONE) > 0
                && !p.equals(q)
                && p.multiply(q).equals(n);
        if (!factors) {
            throw Failures.invalid("the RSA private key is inconsistent: its modulus is not the product of its primes");
        }
        if (privateExponent.signum() <= 0 || privateExponent.compareTo(n) >= 0) {
            throw Failures.invalid("the RSA private exponent is out of range");
        }
        BigInteger p1 = p.subtract(ONE);
        BigInteger q1 = q.subtract(ONE);
        boolean exponents = primeExponentP.equals(privateExponent.mod(p1))
                && primeExponentQ.equals(privateExponent.mod(q1))
                && isInverse(publicKey.publicExponent(), primeExponentP, p1)
                && isInverse(publicKey.publicExponent(), primeExponentQ, q1)
                && isInverse(q, crtCoefficient, p)
                && crtCoefficient.signum() > 0
                && crtCoefficient.compareTo(p) < 0;
        if (!exponents) {
            throw Failures.invalid("the RSA private key is inconsistent: its exponents do not belong together");
        }
    }

    private static boolean isInverse(BigInteger a, BigInteger b, BigInteger modulus) {
        return a.multiply(b).mod(modulus).equals(ONE);
    }

    /**
     * Refuses what nobody should import: factors that are no primes or lie so close together that they can be found, and a
     * private exponent that is short enough to be found (FIPS 186-5, A.1.1). Takes up to a second for long keys.
     */
    void requireStrong() {
        int half = lengthBits() / 2;
        if (p.subtract(q).abs().bitLength() <= half - 100 || privateExponent.bitLength() <= half) {
            throw Failures.invalid("the RSA private key is weak: its primes are too close or its exponent too short");
        }
        if (!p.isProbablePrime(64) || !q.isProbablePrime(64)) {
            throw Failures.invalid("the RSA modulus is not the product of two primes");
        }
    }

    @Override
    public CryptographicAlgorithm algorithm() {
        return CryptographicAlgorithm.RSA;
    }

    @Override
    public int lengthBits() {
        return publicKey.lengthBits();
    }

    @Override
    public String toString() {
        return "RsaPrivate[" + lengthBits() + " bits]";
    }
}
