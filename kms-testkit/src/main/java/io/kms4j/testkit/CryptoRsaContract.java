package io.kms4j.testkit;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.testkit.CryptoFixtures.NO_IV;
import static io.kms4j.testkit.CryptoFixtures.cut;
import static io.kms4j.testkit.CryptoFixtures.filled;
import static io.kms4j.testkit.CryptoFixtures.lengthened;
import static io.kms4j.testkit.CryptoFixtures.oaep;
import static io.kms4j.testkit.CryptoFixtures.padding;
import static io.kms4j.testkit.HsmFixtures.AAD;
import static io.kms4j.testkit.HsmFixtures.DEFAULTS;
import static io.kms4j.testkit.HsmFixtures.PKCS1_V1_5;
import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.assertOneFailure;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertUnsupported;
import static io.kms4j.testkit.HsmFixtures.flip;
import static io.kms4j.testkit.HsmFixtures.inParallel;
import static io.kms4j.testkit.HsmFixtures.none;
import static io.kms4j.testkit.HsmFixtures.open;
import static io.kms4j.testkit.HsmFixtures.rsa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link CryptoContract} about RSA keys in use. */
public interface CryptoRsaContract {
    /** What is tested; the same one each time. */
    Crypto crypto();

    private CryptoKey publicKey() {
        return crypto().load(ObjectType.PUBLIC_KEY, RSA, CryptoFixtures.rsaPublic());
    }

    private CryptoKey privateKey() {
        return crypto().load(ObjectType.PRIVATE_KEY, RSA, CryptoFixtures.rsaPrivate());
    }

    private Ciphertext encrypt(CryptographicParameters parameters, Bytes plaintext) {
        try (CryptoKey key = publicKey()) {
            return crypto().encrypt(key, parameters, plaintext, NO_IV, none());
        }
    }

    private Bytes decrypt(CryptographicParameters parameters, Ciphertext ciphertext) {
        try (CryptoKey key = privateKey()) {
            return open(crypto().decrypt(key, parameters, ciphertext, none()));
        }
    }

    @Test
    default void load_saysWhatTheKeyIs() {
        try (CryptoKey key = privateKey()) {
            assertThat(key.type()).isEqualTo(ObjectType.PRIVATE_KEY);
            assertThat(key.algorithm()).isEqualTo(RSA);
            assertThat(key.lengthBits()).isEqualTo(2048);
        }
    }

    @ParameterizedTest
    @MethodSource("io.kms4j.testkit.CryptoFixtures#oaepParameters")
    default void decrypt_givesThePlaintext_withOaep(CryptographicParameters parameters) {
        for (int length : List.of(0, 1, 32, 126)) {
            Ciphertext ciphertext = encrypt(parameters, filled(length));
            assertThat(ciphertext.data().length()).isEqualTo(256);
            assertThat(ciphertext.iv()).isEqualTo(none());
            assertThat(ciphertext.tag()).isEqualTo(none());
            assertThat(decrypt(parameters, ciphertext)).isEqualTo(filled(length));
        }
    }

    @Test
    default void encrypt_isOaepWithSha256_whenNothingIsSaid() throws Exception {
        Cipher cipher =
                HsmFixtures.oaep(Cipher.DECRYPT_MODE, CryptoFixtures.rsa().getPrivate());
        byte[] ciphertext = encrypt(DEFAULTS, TEXT).data().toArray();
        assertThat(Bytes.takeOver(cipher.doFinal(ciphertext))).isEqualTo(TEXT);
        Cipher reverse =
                HsmFixtures.oaep(Cipher.ENCRYPT_MODE, CryptoFixtures.rsa().getPublic());
        assertThat(decrypt(DEFAULTS, rsa(reverse.doFinal(TEXT.toArray())))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @MethodSource("io.kms4j.testkit.CryptoFixtures#oaepParameters")
    default void decrypt_failsInOneWay_withOaep(CryptographicParameters parameters) {
        Bytes good = encrypt(parameters, TEXT).data();
        Bytes allOnes = Bytes.takeOver(filledWith(256, 0xFF));
        CryptographicParameters otherLabel = CryptographicParameters.builder()
                .pSource(HsmFixtures.bytes("other"))
                .build()
                .orElse(parameters);
        try (CryptoKey key = privateKey()) {
            assertOneFailure(List.of(
                    () -> crypto().decrypt(key, parameters, data(flip(good)), none()),
                    () -> crypto().decrypt(key, parameters, data(cut(good)), none()),
                    () -> crypto().decrypt(key, parameters, data(lengthened(good)), none()),
                    () -> crypto().decrypt(key, parameters, data(none()), none()),
                    () -> crypto().decrypt(key, parameters, data(Bytes.takeOver(new byte[256])), none()),
                    () -> crypto().decrypt(key, parameters, data(allOnes), none()),
                    () -> crypto().decrypt(key, otherLabel, data(good), none()),
                    () -> crypto().decrypt(key, oaep(other(parameters)), data(good), none())));
        }
    }

    private static HashingAlgorithm other(CryptographicParameters parameters) {
        return parameters.hashingAlgorithm().equals(Optional.of(HashingAlgorithm.SHA_384))
                ? HashingAlgorithm.SHA_1
                : HashingAlgorithm.SHA_384;
    }

    private static byte[] filledWith(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static Ciphertext data(Bytes data) {
        return new Ciphertext(data, none(), none());
    }

    @Test
    default void encrypt_refusesPlaintext_thatIsTooLong() {
        assertThat(encrypt(DEFAULTS, filled(190)).data().length()).isEqualTo(256);
        assertRefused(ResultReason.INVALID_FIELD, () -> encrypt(DEFAULTS, filled(191)));
        assertThat(encrypt(PKCS1_V1_5, filled(245)).data().length()).isEqualTo(256);
        assertRefused(ResultReason.INVALID_FIELD, () -> encrypt(PKCS1_V1_5, filled(246)));
    }

    @Test
    default void encrypt_refusesWhatRsaCannotDo() {
        assertUnsupported(() -> encrypt(oaep(HashingAlgorithm.MD5), TEXT));
        assertUnsupported(() -> encrypt(padding(PaddingMethod.PSS), TEXT));
        assertUnsupported(() -> encrypt(padding(PaddingMethod.PKCS5), TEXT));
        try (CryptoKey key = publicKey()) {
            assertUnsupported(() -> crypto().decrypt(key, DEFAULTS, encrypt(DEFAULTS, TEXT), none()));
            assertRefused(ResultReason.INVALID_FIELD, () -> crypto().encrypt(
                            key, DEFAULTS, TEXT, Optional.of(filled(12)), none()));
            assertRefused(ResultReason.INVALID_FIELD, () -> crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, AAD));
        }
        try (CryptoKey key = privateKey()) {
            assertUnsupported(() -> crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, none()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 100, 245})
    default void decrypt_givesThePlaintext_withPkcs1(int length) throws Exception {
        assertThat(decrypt(PKCS1_V1_5, encrypt(PKCS1_V1_5, filled(length)))).isEqualTo(filled(length));
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, CryptoFixtures.rsa().getPublic());
        Ciphertext foreign = rsa(cipher.doFinal(filled(length).toArray()));
        assertThat(decrypt(PKCS1_V1_5, foreign)).isEqualTo(filled(length));
    }

    /** A service that told good padding from bad would decrypt for anyone (Bleichenbacher). */
    @Test
    default void decrypt_doesNotTellBadPaddingFromGood_withPkcs1() throws Exception {
        Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
        raw.init(Cipher.ENCRYPT_MODE, CryptoFixtures.rsa().getPublic());
        for (int position : List.of(0, 1, 5, 9)) {
            byte[] padded = filledWith(256, 0x55);
            padded[0] = 0;
            padded[1] = 2;
            padded[200] = 0;
            padded[position] = (byte) (position < 2 ? 3 : 0);
            Ciphertext bad = rsa(raw.doFinal(padded));
            Bytes answer = decrypt(PKCS1_V1_5, bad);
            assertThat(answer.length()).isLessThanOrEqualTo(245);
            assertThat(answer).isEqualTo(decrypt(PKCS1_V1_5, bad)).isNotEqualTo(Bytes.takeOver(filledWith(55, 0x55)));
        }
        byte[] noEnd = filledWith(256, 0x55);
        noEnd[0] = 0;
        noEnd[1] = 2;
        assertThat(decrypt(PKCS1_V1_5, rsa(raw.doFinal(noEnd))).length()).isLessThanOrEqualTo(245);
    }

    @Test
    default void decrypt_fails_whenAPkcs1CiphertextIsNotAsLongAsTheModulus() {
        Bytes good = encrypt(PKCS1_V1_5, TEXT).data();
        try (CryptoKey key = privateKey()) {
            assertOneFailure(List.of(
                    () -> crypto().decrypt(key, PKCS1_V1_5, data(cut(good)), none()),
                    () -> crypto().decrypt(key, PKCS1_V1_5, data(lengthened(good)), none()),
                    () -> crypto().decrypt(key, PKCS1_V1_5, data(Bytes.takeOver(filledWith(256, 0xFF))), none()),
                    () -> crypto().decrypt(key, PKCS1_V1_5, data(none()), none())));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 190, 191, 5000})
    default void decrypt_givesThePlaintext_ofAnyLengthWithoutPadding(int length) {
        CryptographicParameters parameters = padding(PaddingMethod.NONE);
        Ciphertext ciphertext = encrypt(parameters, filled(length));
        assertThat(ciphertext.data().length()).isEqualTo(256 + 8 + (length + 7) / 8 * 8);
        assertThat(decrypt(parameters, ciphertext)).isEqualTo(filled(length));
    }

    @Test
    default void unwrap_givesTheKey_underAnRsaKey() {
        try (CryptoKey publicKey = publicKey();
                CryptoKey privateKey = privateKey();
                SecretBytes key = crypto().generateSymmetric(AES, 256);
                SecretBytes longKey = CryptoFixtures.rsaPrivate()) {
            for (CryptographicParameters parameters : List.of(
                    DEFAULTS,
                    padding(PaddingMethod.OAEP),
                    oaep(HashingAlgorithm.SHA_1),
                    PKCS1_V1_5,
                    padding(PaddingMethod.NONE))) {
                Bytes wrapped = crypto().wrap(publicKey, parameters, key);
                try (SecretBytes unwrapped = crypto().unwrap(privateKey, parameters, wrapped)) {
                    assertThat(unwrapped.sameAs(key)).isTrue();
                }
            }
            Bytes wrapped = crypto().wrap(publicKey, padding(PaddingMethod.NONE), longKey);
            try (SecretBytes unwrapped = crypto().unwrap(privateKey, padding(PaddingMethod.NONE), wrapped)) {
                assertThat(unwrapped.sameAs(longKey)).isTrue();
            }
            assertRefused(ResultReason.INVALID_FIELD, () -> crypto().wrap(publicKey, DEFAULTS, longKey));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAEP", "NONE"})
    default void unwrap_failsInOneWay_underAnRsaKey(PaddingMethod padding) {
        CryptographicParameters parameters = padding(padding);
        try (CryptoKey publicKey = publicKey();
                CryptoKey privateKey = privateKey();
                SecretBytes key = crypto().generateSymmetric(AES, 256)) {
            Bytes wrapped = crypto().wrap(publicKey, parameters, key);
            byte[] lastChanged = wrapped.toArray();
            lastChanged[lastChanged.length - 1] ^= 1;
            assertOneFailure(List.of(
                    () -> crypto().unwrap(privateKey, parameters, flip(wrapped)),
                    () -> crypto().unwrap(privateKey, parameters, Bytes.copyOf(lastChanged)),
                    () -> crypto().unwrap(privateKey, parameters, cut(wrapped)),
                    () -> crypto().unwrap(privateKey, parameters, lengthened(wrapped)),
                    () -> crypto().unwrap(privateKey, parameters, wrapped.slice(0, 255)),
                    () -> crypto().unwrap(privateKey, parameters, none())));
        }
    }

    @Test
    default void decrypt_servesEightThreads_withOneRsaKey() throws Exception {
        Ciphertext oaep = encrypt(DEFAULTS, TEXT);
        Ciphertext pkcs1 = encrypt(PKCS1_V1_5, TEXT);
        try (CryptoKey key = privateKey()) {
            assertThat(inParallel(8, () -> {
                        for (int i = 0; i < 10; i++) {
                            assertThat(open(crypto().decrypt(key, DEFAULTS, oaep, none())))
                                    .isEqualTo(TEXT);
                            assertThat(open(crypto().decrypt(key, PKCS1_V1_5, pkcs1, none())))
                                    .isEqualTo(TEXT);
                        }
                        return true;
                    }))
                    .containsOnly(true);
        }
    }

    @Test
    default void decrypt_needsAnOpenRsaKey() {
        Ciphertext ciphertext = encrypt(DEFAULTS, TEXT);
        CryptoKey key = privateKey();
        key.close();
        assertThatThrownBy(() -> crypto().decrypt(key, DEFAULTS, ciphertext, none()))
                .isInstanceOf(IllegalStateException.class);
    }
}
