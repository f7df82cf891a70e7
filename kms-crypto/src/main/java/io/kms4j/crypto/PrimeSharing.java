package io.kms4j.crypto;

import io.kms4j.core.port.Splitting;
import io.kms4j.kmip.SecretBytes;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shamir's secret sharing modulo a prime: secret and parts are numbers, most significant byte first, the parts as long as the
 * prime.
 */
final class PrimeSharing {
    private static final int LONGEST_PRIME_BITS = 4096;

    /** Up to this length a prime is found at once. */
    private static final int LONGEST_FOR_CHOICE_BYTES = 256;

    private static final int CERTAINTY = 100;

    private PrimeSharing() {}

    /** The first prime above all secrets of that length. */
    static BigInteger primeFor(int lengthBytes) {
        if (lengthBytes > LONGEST_FOR_CHOICE_BYTES) {
            throw Failures.invalid("for a secret of more than " + LONGEST_FOR_CHOICE_BYTES
                    + " bytes name the Prime Field Size, or use PolynomialSharingGF2_8");
        }
        return BigInteger.ONE.shiftLeft(Byte.SIZE * lengthBytes).nextProbablePrime();
    }

    static List<SecretBytes> split(Splitting how, byte[] secret, SecureRandom random) {
        BigInteger prime = prime(how);
        if (prime.bitLength() <= Byte.SIZE * secret.length) {
            throw Failures.invalid("the Prime Field Size must be above all secrets of that length");
        }
        BigInteger[] coefficients = new BigInteger[how.threshold()];
        coefficients[0] = new BigInteger(1, secret);
        for (int power = 1; power < coefficients.length; power++) {
            coefficients[power] = below(prime, random);
        }
        List<SecretBytes> split = new ArrayList<>();
        for (int part = 1; part <= how.parts(); part++) {
            BigInteger value = BigInteger.ZERO;
            for (int power = coefficients.length - 1; power >= 0; power--) {
                value = value.multiply(BigInteger.valueOf(part))
                        .add(coefficients[power])
                        .mod(prime);
            }
            split.add(fixedLength(value, (prime.bitLength() + 7) / 8));
        }
        return split;
    }

    private static BigInteger prime(Splitting how) {
        BigInteger prime = how.primeFieldSize().orElseThrow(() -> Failures.invalid("the Prime Field Size is missing"));
        boolean usable = prime.bitLength() <= LONGEST_PRIME_BITS
                && prime.compareTo(BigInteger.valueOf(SecretSharing.MOST_PARTS)) > 0
                && prime.isProbablePrime(CERTAINTY);
        if (!usable) {
            throw Failures.invalid("the Prime Field Size must be a prime of at most " + LONGEST_PRIME_BITS + " bits");
        }
        return prime;
    }

    private static BigInteger below(BigInteger prime, SecureRandom random) {
        BigInteger drawn;
        do {
            drawn = new BigInteger(prime.bitLength(), random);
        } while (drawn.compareTo(prime) >= 0);
        return drawn;
    }

    private static SecretBytes fixedLength(BigInteger value, int lengthBytes) {
        byte[] number = value.toByteArray();
        byte[] fixed = new byte[lengthBytes];
        int length = Math.min(number.length, lengthBytes);
        System.arraycopy(number, number.length - length, fixed, lengthBytes - length, length);
        Arrays.fill(number, (byte) 0);
        return SecretBytes.takeOver(fixed);
    }

    static SecretBytes join(Splitting how, Map<Integer, SecretBytes> parts, Optional<Integer> lengthBytes) {
        BigInteger prime = prime(how);
        List<Integer> numbers = List.copyOf(parts.keySet());
        List<BigInteger> values = parts.values().stream()
                .map(part -> part.lend(bytes -> new BigInteger(1, bytes)))
                .toList();
        BigInteger secret = interpolate(prime, numbers.subList(0, how.threshold()), values);
        boolean fits = secret.equals(interpolate(prime, numbers, values));
        int length = lengthBytes.orElse((prime.bitLength() - 1) / Byte.SIZE);
        if (!fits || secret.bitLength() > Byte.SIZE * length) {
            throw SecretSharing.misfit();
        }
        return fixedLength(secret, length);
    }

    private static BigInteger interpolate(BigInteger prime, List<Integer> numbers, List<BigInteger> values) {
        BigInteger secret = BigInteger.ZERO;
        for (int part = 0; part < numbers.size(); part++) {
            BigInteger weight = BigInteger.ONE;
            for (int other : numbers) {
                int distance = other - numbers.get(part);
                if (distance != 0) {
                    weight = weight.multiply(BigInteger.valueOf(other))
                            .multiply(BigInteger.valueOf(distance).modInverse(prime))
                            .mod(prime);
                }
            }
            secret = secret.add(weight.multiply(values.get(part))).mod(prime);
        }
        return secret;
    }
}
