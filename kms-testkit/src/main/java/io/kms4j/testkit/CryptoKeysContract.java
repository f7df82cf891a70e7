package io.kms4j.testkit;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.EC;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.ECDH;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.ECDSA;
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
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link CryptoContract} about making keys. */
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
        "AES, 384",
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
    @ValueSource(ints = {0, 15, 17, 20, 33, 48, 65})
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
        for (int lengthBits : List.of(0, -1, 512, 1023, 2047, 8192, Integer.MAX_VALUE)) {
            assertInvalid(() -> crypto().generatePair(RSA, Optional.of(lengthBits), Optional.empty()));
        }
        assertInvalid(() -> crypto().generatePair(RSA, Optional.empty(), Optional.empty()));
        assertInvalid(() -> crypto().generatePair(EC, Optional.of(255), Optional.empty()));
        assertInvalid(() -> crypto().generatePair(EC, Optional.of(384), Optional.of(RecommendedCurve.P_256)));
        assertUnsupported(() -> crypto().generatePair(EC, Optional.empty(), Optional.of(RecommendedCurve.B_163)));
        assertUnsupported(() -> crypto().generatePair(AES, Optional.of(256), Optional.empty()));
    }

    private ParsedKey parse(
            ObjectType type, CryptographicAlgorithm algorithm, KeyFormatType format, KeyMaterial material) {
        return crypto().parse(type, Optional.of(algorithm), format, material);
    }

    private static byte[] bytes(SecretBytes secret) {
        return secret.reveal().toArray();
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertRefused(ResultReason.INVALID_FIELD, call);
    }
}
