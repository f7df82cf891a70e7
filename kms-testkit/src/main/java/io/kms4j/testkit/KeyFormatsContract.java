package io.kms4j.testkit;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.DES3;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.ECDSA;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.HMAC_SHA256;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.SYMMETRIC_KEY;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link CryptoContract} about the formats of keys, and about keys that nobody should use. */
public interface KeyFormatsContract {
    /** What is tested; the same one each time. */
    Crypto crypto();

    @ParameterizedTest
    @EnumSource(names = {"RAW", "TRANSPARENT_SYMMETRIC_KEY"})
    default void parse_undoesFormat_forASymmetricKey(KeyFormatType format) {
        try (SecretBytes key = crypto().generateSymmetric(DES3, 168)) {
            ParsedKey parsed = parse(SYMMETRIC_KEY, DES3, format, crypto().format(SYMMETRIC_KEY, DES3, key, format));
            assertThat(parsed.material().sameAs(key)).isTrue();
            assertThat(parsed.lengthBits()).isEqualTo(168);
            assertThat(parsed.curve()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS_1", "PKCS_8", "TRANSPARENT_RSA_PRIVATE_KEY"})
    default void parse_undoesFormat_forAnRsaPrivateKey(KeyFormatType format) {
        assertRoundTrip(PRIVATE_KEY, RSA, CryptoFixtures.rsaPrivate(), format, 2048);
    }

    @ParameterizedTest
    @EnumSource(names = {"PKCS_1", "PKCS_8", "X_509", "TRANSPARENT_RSA_PUBLIC_KEY"})
    default void parse_undoesFormat_forAnRsaPublicKey(KeyFormatType format) {
        assertRoundTrip(PUBLIC_KEY, RSA, CryptoFixtures.rsaPublic(), format, 2048);
    }

    @ParameterizedTest
    @CsvSource({"PKCS_8, 256", "EC_PRIVATE_KEY, 256", "PKCS_8, 384", "EC_PRIVATE_KEY, 384", "EC_PRIVATE_KEY, 521"})
    default void parse_undoesFormat_forAnEcPrivateKey(KeyFormatType format, int lengthBits) {
        GeneratedPair pair = crypto().generatePair(EC, Optional.of(lengthBits), Optional.empty());
        assertRoundTrip(PRIVATE_KEY, EC, pair.privateKey(), format, lengthBits);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "X_509",
                "PKCS_8",
                "TRANSPARENT_EC_PUBLIC_KEY",
                "TRANSPARENT_ECDSA_PUBLIC_KEY",
                "TRANSPARENT_ECDH_PUBLIC_KEY"
            })
    default void parse_undoesFormat_forAnEcPublicKey(KeyFormatType format) {
        GeneratedPair pair = crypto().generatePair(EC, Optional.of(521), Optional.empty());
        assertRoundTrip(PUBLIC_KEY, ECDSA, pair.publicKey(), format, 521);
    }

    /** A transparent EC private key holds D alone, so the public key that PKCS#8 may carry is lost. */
    @ParameterizedTest
    @EnumSource(names = {"TRANSPARENT_EC_PRIVATE_KEY", "TRANSPARENT_ECDSA_PRIVATE_KEY", "TRANSPARENT_ECDH_PRIVATE_KEY"})
    default void parse_keepsTheNumber_ofATransparentEcPrivateKey(KeyFormatType format) {
        GeneratedPair pair = crypto().generatePair(EC, Optional.of(256), Optional.empty());
        KeyMaterial transparent = crypto().format(PRIVATE_KEY, EC, pair.privateKey(), format);
        ParsedKey parsed = parse(PRIVATE_KEY, EC, format, transparent);
        assertThat(field(transparent, Tag.D))
                .isEqualTo(field(crypto().format(PRIVATE_KEY, EC, parsed.material(), format), Tag.D));
    }

    private void assertRoundTrip(
            ObjectType type, CryptographicAlgorithm algorithm, SecretBytes kept, KeyFormatType format, int lengthBits) {
        ParsedKey parsed = parse(type, algorithm, format, crypto().format(type, algorithm, kept, format));
        assertThat(parsed.material().sameAs(kept)).isTrue();
        assertThat(parsed.algorithm()).isEqualTo(algorithm);
        assertThat(parsed.lengthBits()).isEqualTo(lengthBits);
        crypto().load(type, algorithm, parsed.material()).close();
    }

    @Test
    default void parse_tellsTheAlgorithm_whenNobodyDoes() {
        KeyMaterial rsa = new KeyMaterial.Encoded(CryptoFixtures.rsaPublic());
        assertThat(crypto().parse(PUBLIC_KEY, Optional.empty(), KeyFormatType.X_509, rsa)
                        .algorithm())
                .isEqualTo(RSA);
        SecretBytes ec =
                crypto().generatePair(EC, Optional.empty(), Optional.empty()).publicKey();
        assertThat(crypto().parse(PUBLIC_KEY, Optional.empty(), KeyFormatType.X_509, new KeyMaterial.Encoded(ec))
                        .algorithm())
                .isEqualTo(EC);
        assertInvalid(
                () -> crypto().parse(SYMMETRIC_KEY, Optional.empty(), KeyFormatType.RAW, new KeyMaterial.Encoded(ec)));
    }

    @Test
    default void parse_refusesAnAlgorithm_thatTheKeyIsNotFor() {
        KeyMaterial rsa = new KeyMaterial.Encoded(CryptoFixtures.rsaPublic());
        for (CryptographicAlgorithm algorithm : List.of(AES, EC, CHACHA20, HMAC_SHA256)) {
            assertInvalid(() -> parse(PUBLIC_KEY, algorithm, KeyFormatType.X_509, rsa));
        }
        assertInvalid(() -> crypto().load(PUBLIC_KEY, EC, CryptoFixtures.rsaPublic()));
        assertInvalid(() -> crypto().load(PRIVATE_KEY, RSA, CryptoFixtures.rsaPublic()));
    }

    @Test
    default void format_refusesFormats_thatTheKeyDoesNotHave() {
        for (KeyFormatType format :
                List.of(KeyFormatType.RAW, KeyFormatType.X_509, KeyFormatType.EC_PRIVATE_KEY, KeyFormatType.PKCS_12)) {
            assertNoFormat(() -> crypto().format(PRIVATE_KEY, RSA, CryptoFixtures.rsaPrivate(), format));
        }
        assertNoFormat(
                () -> crypto().format(PUBLIC_KEY, RSA, CryptoFixtures.rsaPublic(), KeyFormatType.EC_PRIVATE_KEY));
        assertNoFormat(
                () -> crypto().format(SYMMETRIC_KEY, AES, SecretBytes.takeOver(new byte[16]), KeyFormatType.PKCS_8));
        assertNoFormat(() ->
                parse(SYMMETRIC_KEY, AES, KeyFormatType.PKCS_8, new KeyMaterial.Encoded(CryptoFixtures.rsaPrivate())));
    }

    private static void assertNoFormat(ThrowingCallable call) {
        assertRefused(ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED, call);
    }

    @Test
    default void parse_refusesMaterial_ofTheWrongShape() {
        KeyMaterial bytes = new KeyMaterial.Encoded(CryptoFixtures.rsaPrivate());
        KeyMaterial fields = transparent();
        assertInvalid(() -> parse(PRIVATE_KEY, RSA, KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, bytes));
        assertInvalid(() -> parse(PRIVATE_KEY, RSA, KeyFormatType.PKCS_8, fields));
        assertInvalid(() -> parse(PRIVATE_KEY, RSA, KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, fields));
        assertInvalid(() -> parse(SYMMETRIC_KEY, AES, KeyFormatType.TRANSPARENT_SYMMETRIC_KEY, fields));
        assertInvalid(() -> parse(PUBLIC_KEY, EC, KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY, fields));
    }

    @Test
    default void parse_refusesDer_thatIsCutOrChangedAnywhere() {
        byte[] der = bytes(CryptoFixtures.rsaPrivate());
        for (int length = 0; length < der.length; length += 13) {
            byte[] cut = Arrays.copyOf(der, length);
            assertInvalid(() -> parsePkcs8(cut));
        }
        assertInvalid(() -> parsePkcs8(Arrays.copyOf(der, der.length + 1)));
        for (int at = 0; at < der.length; at += 7) {
            byte[] changed = der.clone();
            changed[at] ^= 0x10;
            assertInvalid(() -> parsePkcs8(changed));
        }
        assertInvalid(() -> parsePkcs8(new byte[1 << 20]));
    }

    private ParsedKey parsePkcs8(byte[] der) {
        return parse(
                PRIVATE_KEY, RSA, KeyFormatType.PKCS_8, new KeyMaterial.Encoded(SecretBytes.takeOver(der.clone())));
    }

    @Test
    default void parse_completesAnRsaPrivateKey_whateverIsMissing() {
        KeyMaterial all = transparentRsa();
        for (List<Tag> missing : List.of(
                List.of(Tag.PRIVATE_EXPONENT),
                List.of(Tag.PUBLIC_EXPONENT),
                List.of(Tag.P),
                List.of(Tag.Q, Tag.CRT_COEFFICIENT),
                List.of(Tag.PRIME_EXPONENT_P, Tag.PRIME_EXPONENT_Q, Tag.CRT_COEFFICIENT),
                List.of(Tag.P, Tag.Q, Tag.PRIME_EXPONENT_P, Tag.PRIME_EXPONENT_Q, Tag.CRT_COEFFICIENT))) {
            KeyMaterial some = without(all, missing);
            ParsedKey parsed = parse(PRIVATE_KEY, RSA, KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, some);
            crypto().load(PRIVATE_KEY, RSA, parsed.material()).close();
            KeyMaterial again =
                    crypto().format(PRIVATE_KEY, RSA, parsed.material(), KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY);
            assertThat(field(again, Tag.MODULUS)).isEqualTo(field(all, Tag.MODULUS));
            assertThat(field(again, Tag.P))
                    .isIn(field(all, Tag.P), field(all, Tag.Q).map(q -> q.withTag(Tag.P)));
        }
    }

    @Test
    default void parse_refusesRsaNumbers_thatDoNotBelongTogether() {
        KeyMaterial all = transparentRsa();
        for (Tag tag : List.of(
                Tag.MODULUS,
                Tag.PRIVATE_EXPONENT,
                Tag.PUBLIC_EXPONENT,
                Tag.P,
                Tag.Q,
                Tag.PRIME_EXPONENT_P,
                Tag.PRIME_EXPONENT_Q,
                Tag.CRT_COEFFICIENT)) {
            BigInteger number = ((Ttlv.BigInt) field(all, tag).orElseThrow()).value();
            for (BigInteger other : List.of(
                    number.add(BigInteger.TWO),
                    number.add(BigInteger.ONE),
                    number.negate(),
                    BigInteger.ZERO,
                    BigInteger.ONE)) {
                assertInvalid(() ->
                        parse(PRIVATE_KEY, RSA, KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY, with(all, tag, other)));
            }
        }
        assertInvalid(() -> parse(
                PRIVATE_KEY,
                RSA,
                KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY,
                without(all, List.of(Tag.P, Tag.Q, Tag.PRIVATE_EXPONENT))));
    }

    @Test
    default void parse_refusesWeakRsaPublicKeys() {
        BigInteger modulus = ((RSAPublicKey) CryptoFixtures.rsa().getPublic()).getModulus();
        BigInteger exponent = BigInteger.valueOf(65537);
        assertThat(parseRsaPublic(modulus, exponent).lengthBits()).isEqualTo(2048);
        for (int bad : List.of(0, 1, 2, 4, 65536)) {
            assertInvalid(() -> parseRsaPublic(modulus, BigInteger.valueOf(bad)));
        }
        assertInvalid(() -> parseRsaPublic(modulus.subtract(BigInteger.ONE), exponent));
        assertInvalid(() -> parseRsaPublic(BigInteger.ONE.shiftLeft(500).add(BigInteger.ONE), exponent));
        assertInvalid(() -> parseRsaPublic(BigInteger.ONE.shiftLeft(20_000).add(BigInteger.ONE), exponent));
        assertInvalid(() -> parseRsaPublic(modulus, modulus.subtract(BigInteger.TWO)));
    }

    private ParsedKey parseRsaPublic(BigInteger modulus, BigInteger exponent) {
        return parse(
                PUBLIC_KEY,
                RSA,
                KeyFormatType.TRANSPARENT_RSA_PUBLIC_KEY,
                transparent(new Ttlv.BigInt(Tag.MODULUS, modulus), new Ttlv.BigInt(Tag.PUBLIC_EXPONENT, exponent)));
    }

    @Test
    default void parse_refusesAPoint_thatIsNotOnItsCurve() {
        GeneratedPair pair = crypto().generatePair(EC, Optional.of(256), Optional.empty());
        KeyMaterial good = crypto().format(PUBLIC_KEY, EC, pair.publicKey(), KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY);
        Ttlv.ByteString point = (Ttlv.ByteString) field(good, Tag.Q_STRING).orElseThrow();
        for (byte[] bad : List.of(
                HsmFixtures.flip(point.value()).toArray(),
                new byte[65],
                new byte[] {4},
                new byte[0],
                CryptoFixtures.cut(point.value()).toArray())) {
            assertInvalid(() -> parse(
                    PUBLIC_KEY,
                    EC,
                    KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY,
                    transparent(
                            new Ttlv.Enumeration(Tag.RECOMMENDED_CURVE, RecommendedCurve.P_256.code()),
                            new Ttlv.ByteString(Tag.Q_STRING, Bytes.copyOf(bad)))));
        }
    }

    @Test
    default void parse_refusesAnEcPrivateKey_outOfRange() {
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        for (BigInteger d : List.of(BigInteger.ZERO, BigInteger.ONE.negate(), order, order.add(BigInteger.ONE))) {
            assertInvalid(() -> parseEcPrivate(d));
        }
        parseEcPrivate(order.subtract(BigInteger.ONE)).material().close();
    }

    private ParsedKey parseEcPrivate(BigInteger d) {
        return parse(
                PRIVATE_KEY,
                EC,
                KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY,
                transparent(
                        new Ttlv.Enumeration(Tag.RECOMMENDED_CURVE, RecommendedCurve.P_256.code()),
                        new Ttlv.BigInt(Tag.D, d)));
    }

    private ParsedKey parse(
            ObjectType type, CryptographicAlgorithm algorithm, KeyFormatType format, KeyMaterial material) {
        return crypto().parse(type, Optional.of(algorithm), format, material);
    }

    private KeyMaterial transparentRsa() {
        return crypto().format(
                        PRIVATE_KEY, RSA, CryptoFixtures.rsaPrivate(), KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY);
    }

    private static KeyMaterial transparent(Ttlv... items) {
        return new KeyMaterial.Transparent(new Ttlv.Structure(Tag.KEY_MATERIAL, List.of(items)));
    }

    private static Optional<Ttlv> field(KeyMaterial material, Tag tag) {
        return ((KeyMaterial.Transparent) material).fields().find(tag);
    }

    private static KeyMaterial without(KeyMaterial material, List<Tag> tags) {
        return transparent(((KeyMaterial.Transparent) material)
                .fields().items().stream()
                        .filter(item -> !tags.contains(item.tag()))
                        .toArray(Ttlv[]::new));
    }

    private static KeyMaterial with(KeyMaterial material, Tag tag, BigInteger number) {
        return transparent(((KeyMaterial.Transparent) material)
                .fields().items().stream()
                        .map(item -> item.tag().equals(tag) ? new Ttlv.BigInt(tag, number) : item)
                        .toArray(Ttlv[]::new));
    }

    private static byte[] bytes(SecretBytes secret) {
        return secret.reveal().toArray();
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertRefused(ResultReason.INVALID_FIELD, call);
    }
}
