package io.kms4j.testkit;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.DES3;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.ECDH;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.ECDSA;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.HMAC_SHA256;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.SYMMETRIC_KEY;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertUnsupported;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.core.port.ParsedKey;
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
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link CryptoContract} about making keys and about their formats. */
public interface CryptoKeysContract {
    /** What is tested; the same one each time. */
    Crypto crypto();

    @ParameterizedTest
    @CsvSource({
        "AES, 128, 16", "AES, 192, 24", "AES, 256, 32", "CHACHA20, 256, 32", "CHACHA20POLY1305, 256, 32",
        "DES3, 112, 16", "DES3, 168, 24", "HMAC_SHA1, 160, 20", "HMAC_SHA256, 256, 32", "HMAC_SHA512, 8192, 1024"
    })
    default void generateSymmetric_makesAnotherKeyEachTime(
            CryptographicAlgorithm algorithm, int lengthBits, int lengthBytes) {
        try (SecretBytes one = crypto().generateSymmetric(algorithm, lengthBits);
                SecretBytes two = crypto().generateSymmetric(algorithm, lengthBits);
                CryptoKey key = crypto().load(SYMMETRIC_KEY, algorithm, one)) {
            assertThat(one.length()).isEqualTo(lengthBytes);
            assertThat(one.sameAs(two)).isFalse();
            assertThat(key.lengthBits()).isEqualTo(lengthBits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AES, 0",
        "AES, -128",
        "AES, 64",
        "AES, 129",
        "AES, 512",
        "AES, 2147483647",
        "CHACHA20, 128",
        "DES3, 192",
        "DES3, 128",
        "HMAC_SHA256, 8",
        "HMAC_SHA256, 255",
        "HMAC_SHA256, 8200",
        "RSA, 2048",
        "SHA3_256, 256"
    })
    default void generateSymmetric_refusesLengths_thatTheAlgorithmDoesNotHave(
            CryptographicAlgorithm algorithm, int lengthBits) {
        assertInvalid(() -> crypto().generateSymmetric(algorithm, lengthBits));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 20, 33, 64})
    default void load_refusesAnAesKey_ofAWrongLength(int lengthBytes) {
        SecretBytes material = SecretBytes.takeOver(new byte[lengthBytes]);
        assertInvalid(() -> crypto().load(SYMMETRIC_KEY, AES, material));
        assertInvalid(() -> parse(SYMMETRIC_KEY, AES, KeyFormatType.RAW, new KeyMaterial.Encoded(material)));
    }

    @Test
    default void load_leavesTheBytes_toTheCaller() {
        try (SecretBytes material = crypto().generateSymmetric(AES, 256)) {
            crypto().load(SYMMETRIC_KEY, AES, material).close();
            assertThat(material.sameAs(SecretBytes.takeOver(new byte[32]))).isFalse();
        }
    }

    @Test
    default void random_givesOtherBytesEachTime() {
        assertThat(crypto().random(32).sameAs(crypto().random(32))).isFalse();
        assertThat(crypto().random(0).length()).isZero();
        assertInvalid(() -> crypto().random(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    default void generatePair_makesAnRsaPair_thatTheJdkReads(int lengthBits) throws Exception {
        GeneratedPair pair = crypto().generatePair(RSA, Optional.of(lengthBits), Optional.empty());
        KeyFactory factory = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey privateKey =
                (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(pair.privateKey())));
        RSAPublicKey publicKey = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(bytes(pair.publicKey())));
        assertThat(publicKey.getModulus().bitLength()).isEqualTo(lengthBits);
        assertThat(publicKey.getModulus()).isEqualTo(privateKey.getModulus());
        assertThat(publicKey.getPublicExponent()).isEqualTo(BigInteger.valueOf(65537));
        assertThat(bytes(pair.privateKey())).isEqualTo(privateKey.getEncoded());
        assertThat(bytes(pair.publicKey())).isEqualTo(publicKey.getEncoded());
    }

    @ParameterizedTest
    @CsvSource({"P_256, 256", "P_384, 384", "P_521, 521"})
    default void generatePair_makesAPairOnACurve_thatTheJdkReads(RecommendedCurve curve, int lengthBits)
            throws Exception {
        KeyFactory factory = KeyFactory.getInstance("EC");
        for (CryptographicAlgorithm algorithm : List.of(EC, ECDSA, ECDH)) {
            GeneratedPair pair = crypto().generatePair(algorithm, Optional.empty(), Optional.of(curve));
            ECPublicKey publicKey =
                    (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(bytes(pair.publicKey())));
            factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(pair.privateKey())));
            assertThat(publicKey.getParams().getCurve().getField().getFieldSize())
                    .isEqualTo(lengthBits);
            ParsedKey parsed =
                    parse(PRIVATE_KEY, algorithm, KeyFormatType.PKCS_8, new KeyMaterial.Encoded(pair.privateKey()));
            assertThat(parsed.curve()).contains(curve);
            assertThat(parsed.algorithm()).isEqualTo(algorithm);
            assertThat(parsed.lengthBits()).isEqualTo(lengthBits);
        }
    }

    @Test
    default void generatePair_findsTheCurve_fromItsLength() {
        assertThat(curveOf(Optional.empty())).contains(RecommendedCurve.P_256);
        assertThat(curveOf(Optional.of(384))).contains(RecommendedCurve.P_384);
        assertThat(curveOf(Optional.of(521))).contains(RecommendedCurve.P_521);
    }

    private Optional<RecommendedCurve> curveOf(Optional<Integer> lengthBits) {
        GeneratedPair pair = crypto().generatePair(EC, lengthBits, Optional.empty());
        return parse(PUBLIC_KEY, EC, KeyFormatType.X_509, new KeyMaterial.Encoded(pair.publicKey()))
                .curve();
    }

    @Test
    default void generatePair_refusesWhatItCannotMake() {
        for (int lengthBits : List.of(0, -1, 512, 1024, 2047, 8192, Integer.MAX_VALUE)) {
            assertInvalid(() -> crypto().generatePair(RSA, Optional.of(lengthBits), Optional.empty()));
        }
        assertInvalid(() -> crypto().generatePair(RSA, Optional.empty(), Optional.empty()));
        assertInvalid(() -> crypto().generatePair(EC, Optional.of(255), Optional.empty()));
        assertInvalid(() -> crypto().generatePair(EC, Optional.of(384), Optional.of(RecommendedCurve.P_256)));
        assertUnsupported(() -> crypto().generatePair(EC, Optional.empty(), Optional.of(RecommendedCurve.B_163)));
        assertUnsupported(() -> crypto().generatePair(AES, Optional.of(256), Optional.empty()));
    }

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
                            new Ttlv.ByteString(Tag.Q_STRING, io.kms4j.kmip.Bytes.copyOf(bad)))));
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
