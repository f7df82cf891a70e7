package io.kms4j.crypto;

import io.kms4j.core.port.Splitting;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shamir's secret sharing, and splitting by XOR (KMIP 2.1, Split Key Algorithms). */
final class SecretSharing {
    static final int MOST_PARTS = 255;
    private static final int LONGEST_SECRET_BYTES = 16 * 1024;

    /** What splitting may cost, in multiplications: a second or two. */
    private static final long MOST_WORK = 200_000_000;

    private SecretSharing() {}

    /** See {@link io.kms4j.core.port.Crypto#split}. */
    static List<SecretBytes> split(Splitting how, byte[] secret, SecureRandom random) {
        check(how);
        if (secret.length == 0 || secret.length > LONGEST_SECRET_BYTES) {
            throw Failures.invalid("secrets of 1 to " + LONGEST_SECRET_BYTES + " bytes can be split");
        }
        if ((long) how.parts() * how.threshold() * secret.length > MOST_WORK) {
            throw Failures.invalid("a secret of " + secret.length + " bytes cannot be split into so many parts");
        }
        return switch (how.method()) {
            case XOR -> splitByXor(how.parts(), secret, random);
            case POLYNOMIAL_SHARING_PRIME_FIELD -> PrimeSharing.split(how, secret, random);
            case POLYNOMIAL_SHARING_GF_2_8 -> split(BinaryField.GF_2_8, how, secret, random);
            case POLYNOMIAL_SHARING_GF_2_16 -> split(BinaryField.GF_2_16, how, secret, random);
        };
    }

    private static void check(Splitting how) {
        if (how.parts() > MOST_PARTS || how.threshold() < 2 || how.threshold() > how.parts()) {
            throw Failures.invalid("a key is split into 2 to " + MOST_PARTS
                    + " parts, of which at least 2 and at most all are needed");
        }
        if (how.method() == SplitKeyMethod.XOR && how.threshold() != how.parts()) {
            throw Failures.invalid("to join a key that is split by XOR takes all its parts");
        }
    }

    private static List<SecretBytes> splitByXor(int parts, byte[] secret, SecureRandom random) {
        List<SecretBytes> split = new ArrayList<>();
        byte[] last = secret.clone();
        for (int part = 1; part < parts; part++) {
            byte[] drawn = new byte[secret.length];
            random.nextBytes(drawn);
            xor(last, drawn);
            split.add(SecretBytes.takeOver(drawn));
        }
        split.add(SecretBytes.takeOver(last));
        return split;
    }

    private static void xor(byte[] into, byte[] other) {
        for (int i = 0; i < into.length; i++) {
            into[i] ^= other[i];
        }
    }

    /** Each element of the secret is the value at 0 of a random polynomial of its own; part n has the values at n. */
    private static List<SecretBytes> split(BinaryField field, Splitting how, byte[] secret, SecureRandom random) {
        int elements = elements(field, secret.length);
        byte[] coefficients = new byte[(how.threshold() - 1) * secret.length];
        random.nextBytes(coefficients);
        try {
            List<SecretBytes> split = new ArrayList<>();
            for (int part = 1; part <= how.parts(); part++) {
                byte[] values = new byte[secret.length];
                for (int i = 0; i < elements; i++) {
                    int value = 0;
                    for (int power = how.threshold() - 2; power >= 0; power--) {
                        value = field.multiply(value ^ field.read(coefficients, power * elements + i), part);
                    }
                    field.write(values, i, value ^ field.read(secret, i));
                }
                split.add(SecretBytes.takeOver(values));
            }
            return split;
        } finally {
            Arrays.fill(coefficients, (byte) 0);
        }
    }

    private static int elements(BinaryField field, int lengthBytes) {
        if (lengthBytes % field.elementBytes() != 0) {
            throw Failures.invalid("a secret of " + lengthBytes + " bytes is no sequence of elements of " + field
                    + "; use PolynomialSharingGF2_8");
        }
        return lengthBytes / field.elementBytes();
    }

    /** See {@link io.kms4j.core.port.Crypto#join}. */
    static SecretBytes join(Splitting how, Map<Integer, SecretBytes> parts, Optional<Integer> lengthBytes) {
        check(how);
        requireEnough(how, parts);
        if (how.method() == SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD) {
            return PrimeSharing.join(how, parts, lengthBytes);
        }
        List<Integer> numbers = List.copyOf(parts.keySet());
        List<byte[]> values =
                parts.values().stream().map(part -> part.lend(byte[]::clone)).toList();
        try {
            if (values.stream().mapToInt(value -> value.length).distinct().count() > 1) {
                throw misfit();
            }
            return switch (how.method()) {
                case XOR -> joinByXor(values);
                case POLYNOMIAL_SHARING_GF_2_8 -> join(BinaryField.GF_2_8, how, numbers, values);
                default -> join(BinaryField.GF_2_16, how, numbers, values);
            };
        } finally {
            values.forEach(value -> Arrays.fill(value, (byte) 0));
        }
    }

    private static void requireEnough(Splitting how, Map<Integer, SecretBytes> parts) {
        if (parts.size() < how.threshold()) {
            throw new KmipException(
                    ResultReason.CRYPTOGRAPHIC_FAILURE,
                    "it takes " + how.threshold() + " parts to join the key; there are " + parts.size());
        }
        if (parts.keySet().stream().anyMatch(number -> number < 1 || number > how.parts())) {
            throw misfit();
        }
    }

    static KmipException misfit() {
        return new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "the parts do not fit together");
    }

    private static SecretBytes joinByXor(List<byte[]> values) {
        byte[] secret = values.get(0).clone();
        values.subList(1, values.size()).forEach(value -> xor(secret, value));
        return SecretBytes.takeOver(secret);
    }

    /** Parts beyond the threshold must say the same. */
    private static SecretBytes join(BinaryField field, Splitting how, List<Integer> numbers, List<byte[]> values) {
        SecretBytes secret = interpolate(field, numbers.subList(0, how.threshold()), values);
        if (numbers.size() == how.threshold()) {
            return secret;
        }
        try (SecretBytes byAll = interpolate(field, numbers, values)) {
            if (byAll.sameAs(secret)) {
                return secret;
            }
            secret.close();
            throw misfit();
        }
    }

    /** The values at 0 of the polynomials through the parts (Lagrange). */
    private static SecretBytes interpolate(BinaryField field, List<Integer> numbers, List<byte[]> values) {
        byte[] secret = new byte[values.get(0).length];
        int elements = elements(field, secret.length);
        for (int part = 0; part < numbers.size(); part++) {
            int weight = weight(field, numbers, numbers.get(part));
            for (int i = 0; i < elements; i++) {
                int product = field.multiply(field.read(values.get(part), i), weight);
                field.write(secret, i, field.read(secret, i) ^ product);
            }
        }
        return SecretBytes.takeOver(secret);
    }

    private static int weight(BinaryField field, List<Integer> numbers, int own) {
        int weight = 1;
        for (int other : numbers) {
            if (other != own) {
                weight = field.multiply(weight, field.multiply(other, field.invert(other ^ own)));
            }
        }
        return weight;
    }
}
