package io.kms4j.crypto;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Finds the numbers that a transparent RSA private key may lack (KMIP 2.1, Transparent RSA Private Key: all but the modulus
 * are optional). What comes out is checked by {@link RsaPrivate}.
 */
record RsaCompletion(
        BigInteger modulus,
        Optional<BigInteger> privateExponent,
        Optional<BigInteger> publicExponent,
        Optional<BigInteger> p,
        Optional<BigInteger> q,
        Optional<BigInteger> primeExponentP,
        Optional<BigInteger> primeExponentQ,
        Optional<BigInteger> crtCoefficient) {

    private static final int LONGEST_TO_FACTOR_BITS = 4096;
    /** Each try fails for half of the numbers. */
    private static final int TRIES = 30;

    RsaPrivate complete() {
        try {
            return completed();
        } catch (ArithmeticException e) {
            throw Failures.invalid("the RSA private key is inconsistent: a number has no inverse");
        }
    }

    private RsaPrivate completed() {
        RsaPublic publicKey = new RsaPublic(modulus, publicExponent.orElseGet(this::guessedPublicExponent));
        BigInteger e = publicKey.publicExponent();
        BigInteger prime = p.or(() -> q.map(this::cofactor)).orElseGet(() -> factor(e));
        BigInteger other = q.orElseGet(() -> cofactor(prime));
        if (prime.compareTo(ONE) <= 0 || other.compareTo(ONE) <= 0) {
            throw Failures.invalid("an RSA prime is out of range");
        }
        BigInteger d = privateExponent.orElseGet(() -> e.modInverse(leastCommonMultiple(prime, other)));
        return new RsaPrivate(
                publicKey,
                d,
                prime,
                other,
                primeExponentP.orElseGet(() -> d.mod(prime.subtract(ONE))),
                primeExponentQ.orElseGet(() -> d.mod(other.subtract(ONE))),
                crtCoefficient.orElseGet(() -> other.modInverse(prime)));
    }

    private BigInteger guessedPublicExponent() {
        if (p.isPresent() && primeExponentP.isPresent() && p.get().compareTo(TWO) > 0) {
            return primeExponentP.get().modInverse(p.get().subtract(ONE));
        }
        return BigInteger.valueOf(65537);
    }

    private BigInteger cofactor(BigInteger prime) {
        return prime.signum() > 0 ? modulus.divide(prime) : prime;
    }

    private static BigInteger leastCommonMultiple(BigInteger p, BigInteger q) {
        BigInteger p1 = p.subtract(ONE);
        BigInteger q1 = q.subtract(ONE);
        return p1.multiply(q1).divide(p1.gcd(q1));
    }

    /** SP 800-56B, appendix C: a square root of 1 other than 1 and -1 gives a factor away. */
    private BigInteger factor(BigInteger e) {
        BigInteger d = privateExponent.orElseThrow(
                () -> Failures.invalid("an RSA private key needs its private exponent or a prime"));
        if (modulus.bitLength() > LONGEST_TO_FACTOR_BITS || d.signum() <= 0 || d.compareTo(modulus) >= 0) {
            throw Failures.invalid("the RSA private exponent is out of range, or the key too long to find its primes");
        }
        BigInteger multiple = e.multiply(d).subtract(ONE);
        if (!TWO.modPow(multiple, modulus).equals(ONE)) {
            throw Failures.invalid("the RSA private key is inconsistent: its exponents do not belong together");
        }
        int twos = multiple.getLowestSetBit();
        BigInteger odd = multiple.shiftRight(twos);
        BigInteger base = TWO;
        for (int i = 0; i < TRIES; i++) {
            Optional<BigInteger> factor = factor(base.modPow(odd, modulus), twos);
            if (factor.isPresent()) {
                return factor.get();
            }
            base = base.nextProbablePrime();
        }
        throw Failures.invalid("the RSA modulus is not the product of two primes");
    }

    private Optional<BigInteger> factor(BigInteger start, int squarings) {
        BigInteger minusOne = modulus.subtract(ONE);
        BigInteger root = start;
        for (int i = 0; i < squarings && !root.equals(ONE) && !root.equals(minusOne); i++) {
            BigInteger square = root.multiply(root).mod(modulus);
            if (square.equals(ONE)) {
                return Optional.of(root.subtract(ONE).gcd(modulus));
            }
            root = square;
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "RsaCompletion[" + modulus.bitLength() + " bits]";
    }
}
