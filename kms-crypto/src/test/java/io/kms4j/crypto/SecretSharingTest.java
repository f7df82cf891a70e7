package io.kms4j.crypto;

import static io.kms4j.crypto.Vectors.CRYPTO;
import static io.kms4j.crypto.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Splitting;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secret sharing against OASIS's case, Bouncy Castle and the formulas of the specification. */
class SecretSharingTest {
    private static final String SECRET = "00ff0203a405060708090a0b0c0d0e0f";

    private static Splitting splitting(SplitKeyMethod method, int parts, int threshold) {
        boolean modulo = method == SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD;
        return new Splitting(method, parts, threshold, modulo ? Optional.of(CRYPTO.primeFor(16)) : Optional.empty());
    }

    private static List<String> split(Splitting how) {
        try (SecretBytes secret = SecretBytes.copyOf(hex(SECRET))) {
            return CRYPTO.split(how, secret).stream()
                    .map(part -> hex(Vectors.open(part)))
                    .toList();
        }
    }

    private static String join(Splitting how, Map<Integer, String> parts) {
        Map<Integer, SecretBytes> secrets = new LinkedHashMap<>();
        parts.forEach((number, part) -> secrets.put(number, SecretBytes.copyOf(hex(part))));
        return hex(Vectors.open(CRYPTO.join(how, secrets, Optional.of(16))));
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    /** The parts of OASIS's case TC-SJ-3. */
    @Test
    void join_givesThePublishedKey() {
        Splitting how = splitting(SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8, 4, 2);
        String first = "66c46a7754f94de420c7b1a7fff5ec56";
        String third = "a855b891f61ad9217240d8ec061e37da";
        String fourth = "803dbad55cdd329fad19d99ae2c5a415";
        assertThat(join(how, Map.of(1, first, 3, third))).isEqualTo("0102030405060708090a0b0c0d0e0f10");
        assertThat(join(how, Map.of(1, first, 3, third, 4, fourth))).isEqualTo("0102030405060708090a0b0c0d0e0f10");
        assertRefused(
                ResultReason.CRYPTOGRAPHIC_FAILURE,
                () -> join(how, Map.of(1, first, 3, third, 4, fourth.replace('8', '9'))));
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> join(how, Map.of(1, first)));
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> join(how, Map.of(1, first, 5, third)));
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> join(how, Map.of(1, first, 3, third + "00")));
    }

    /** Bouncy Castle calls this field RSA. */
    @Test
    void partsOfBouncyCastle_areJoined_andOursAreJoinedThere() throws IOException {
        Splitting how = splitting(SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8, 5, 3);
        ShamirSecretSplitter splitter =
                ShamirSecretSplitter.getInstance(ShamirSecretSplitter.Algorithm.RSA, 16, new SecureRandom());
        ShamirSplitSecretShare[] theirs =
                splitter.resplit(hex(SECRET).toArray(), 3, 5).getSecretShares();
        Map<Integer, String> parts = new LinkedHashMap<>();
        for (int number : new int[] {5, 1, 4}) {
            parts.put(number, hex(Bytes.copyOf(theirs[number - 1].getEncoded())));
        }
        assertThat(join(how, parts)).isEqualTo(SECRET);

        List<String> ours = split(how);
        ShamirSplitSecretShare[] shares = {
            new ShamirSplitSecretShare(hex(ours.get(1)).toArray(), 2),
            new ShamirSplitSecretShare(hex(ours.get(2)).toArray(), 3),
            new ShamirSplitSecretShare(hex(ours.get(4)).toArray(), 5)
        };
        byte[] joined = ShamirSplitSecret.getInstance(ShamirSecretSplitter.Algorithm.RSA, shares)
                .getSecret();
        assertThat(hex(Bytes.copyOf(joined))).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @EnumSource(SplitKeyMethod.class)
    void join_givesTheSecret_fromEveryEnoughParts(SplitKeyMethod method) {
        int threshold = method == SplitKeyMethod.XOR ? 4 : 3;
        Splitting how = splitting(method, 4, threshold);
        List<String> parts = split(how);
        assertThat(parts).hasSize(4).doesNotContain(SECRET).doesNotHaveDuplicates();
        for (int left = 1; left <= 4; left++) {
            Map<Integer, String> given = new LinkedHashMap<>();
            for (int number = 4; number >= 1; number--) {
                if (number != left || method == SplitKeyMethod.XOR) {
                    given.put(number, parts.get(number - 1));
                }
            }
            assertThat(join(how, given)).isEqualTo(SECRET);
        }
    }

    /** KMIP 2.1, Split Key Algorithms: (uy + v)^-1 = u d^-1 y + (u + v) d^-1, where d = (u + v) v + m u^2. */
    @Test
    void invert_isTheFormulaOfTheSpecification_forAllElements() {
        BinaryField small = BinaryField.GF_2_8;
        BinaryField field = BinaryField.GF_2_16;
        for (int element = 1; element < 1 << 16; element++) {
            int u = element >> 8;
            int v = element & 0xFF;
            int d = small.multiply(u ^ v, v) ^ small.multiply(0x3A, small.multiply(u, u));
            int inverse = small.multiply(u, small.invert(d)) << 8 | small.multiply(u ^ v, small.invert(d));
            assertThat(field.invert(element)).isEqualTo(inverse);
            assertThat(field.multiply(element, inverse)).isEqualTo(1);
        }
    }

    /** By hand: in the field of 257 elements, 100 + 7 x. */
    @Test
    void primeField_joinsNumbers() {
        Splitting how = new Splitting(
                SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD, 3, 2, Optional.of(BigInteger.valueOf(257)));
        Map<Integer, SecretBytes> parts = Map.of(
                1, SecretBytes.copyOf(hex("006b")),
                3, SecretBytes.copyOf(hex("0079")));
        assertThat(hex(Vectors.open(CRYPTO.join(how, parts, Optional.empty())))).isEqualTo("64");
    }

    @Test
    void split_isRefused_forNumbersThatMakeNoSense() {
        SplitKeyMethod gf = SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8;
        for (Splitting wrong : List.of(
                splitting(gf, 2, 1),
                splitting(gf, 2, 3),
                splitting(gf, 0, 0),
                splitting(gf, 256, 2),
                splitting(gf, Integer.MAX_VALUE, Integer.MAX_VALUE),
                splitting(SplitKeyMethod.XOR, 3, 2),
                new Splitting(SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD, 3, 2, Optional.empty()),
                new Splitting(
                        SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD, 3, 2, Optional.of(BigInteger.valueOf(257))),
                new Splitting(
                        SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD,
                        3,
                        2,
                        Optional.of(BigInteger.ONE.shiftLeft(200))),
                new Splitting(
                        SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD,
                        3,
                        2,
                        Optional.of(BigInteger.ONE.shiftLeft(200).negate())))) {
            assertRefused(ResultReason.INVALID_FIELD, () -> split(wrong));
        }
        try (SecretBytes longest = SecretBytes.takeOver(new byte[16 * 1024])) {
            assertRefused(ResultReason.INVALID_FIELD, () -> CRYPTO.split(splitting(gf, 255, 255), longest));
        }
        try (SecretBytes odd = SecretBytes.copyOf(hex("000102"))) {
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> CRYPTO.split(splitting(SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_16, 3, 2), odd));
        }
    }
}
