package io.kms4j.testkit;

import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.AES;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.CHACHA20;
import static io.kms4j.kmip.enumeration.CryptographicAlgorithm.RSA;
import static io.kms4j.kmip.enumeration.ObjectType.SYMMETRIC_KEY;
import static io.kms4j.testkit.CryptoFixtures.NO_IV;
import static io.kms4j.testkit.CryptoFixtures.cut;
import static io.kms4j.testkit.CryptoFixtures.filled;
import static io.kms4j.testkit.CryptoFixtures.lengthened;
import static io.kms4j.testkit.CryptoFixtures.mode;
import static io.kms4j.testkit.HsmFixtures.AAD;
import static io.kms4j.testkit.HsmFixtures.DEFAULTS;
import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.assertOneFailure;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertUnsupported;
import static io.kms4j.testkit.HsmFixtures.flip;
import static io.kms4j.testkit.HsmFixtures.inParallel;
import static io.kms4j.testkit.HsmFixtures.none;
import static io.kms4j.testkit.HsmFixtures.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Crypto} does; its test implements this. Here: symmetric keys. It includes {@link CryptoRsaContract},
 * {@link CryptoKeysContract} for new keys and {@link KeyFormatsContract}.
 */
public interface CryptoContract extends CryptoRsaContract, CryptoKeysContract, KeyFormatsContract {
    private CryptoKey newKey(CryptographicAlgorithm algorithm, int lengthBits) {
        try (SecretBytes material = crypto().generateSymmetric(algorithm, lengthBits)) {
            return crypto().load(SYMMETRIC_KEY, algorithm, material);
        }
    }

    @ParameterizedTest
    @MethodSource("io.kms4j.testkit.CryptoFixtures#symmetricCases")
    default void decrypt_givesThePlaintext_ofAnyLength(CryptoFixtures.SymmetricCase mechanism) {
        try (CryptoKey key = newKey(mechanism.algorithm(), mechanism.lengthBits())) {
            for (int length : mechanism.plaintextLengths()) {
                Bytes plaintext = filled(length);
                Ciphertext ciphertext =
                        crypto().encrypt(key, mechanism.parameters(), plaintext, mechanism.iv(), mechanism.aad());
                mechanism.iv().ifPresent(iv -> assertThat(ciphertext.iv()).isEqualTo(iv));
                assertThat(open(crypto().decrypt(key, mechanism.parameters(), ciphertext, mechanism.aad())))
                        .isEqualTo(plaintext);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.kms4j.testkit.CryptoFixtures#authenticatedCases")
    default void decrypt_failsInOneWay_whateverWasAltered(CryptoFixtures.SymmetricCase mechanism) {
        CryptographicParameters parameters = mechanism.parameters();
        try (CryptoKey key = newKey(mechanism.algorithm(), mechanism.lengthBits());
                CryptoKey other = newKey(mechanism.algorithm(), mechanism.lengthBits())) {
            Ciphertext good = crypto().encrypt(key, parameters, TEXT, mechanism.iv(), AAD);
            Bytes data = good.data();
            Bytes iv = good.iv();
            Bytes tag = good.tag();
            assertOneFailure(List.of(
                    () -> crypto().decrypt(key, parameters, new Ciphertext(flip(data), iv, tag), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(cut(data), iv, tag), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(lengthened(data), iv, tag), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(none(), iv, tag), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(data, flip(iv), tag), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(data, lengthened(iv), tag), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(data, iv, flip(tag)), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(data, iv, cut(tag)), AAD),
                    () -> crypto().decrypt(key, parameters, new Ciphertext(data, iv, none()), AAD),
                    () -> crypto().decrypt(key, parameters, good, flip(AAD)),
                    () -> crypto().decrypt(key, parameters, good, none()),
                    () -> crypto().decrypt(other, parameters, good, AAD)));
        }
    }

    @ParameterizedTest
    @CsvSource({"CBC, 0", "CBC, 15", "CBC, 17", "ECB, 15"})
    default void decrypt_failsInOneWay_whenBlocksAreNotWhole(BlockCipherMode mode, int lengthBytes) {
        CryptographicParameters parameters = mode(mode);
        Ciphertext ciphertext =
                new Ciphertext(filled(lengthBytes), mode == BlockCipherMode.CBC ? filled(16) : none(), none());
        try (CryptoKey key = newKey(AES, 256)) {
            if (lengthBytes > 0) {
                assertOneFailure(List.of(() -> crypto().decrypt(key, parameters, ciphertext, none())));
            }
        }
    }

    @Test
    default void encrypt_isGcmWithATagOf16Bytes_whenNothingIsSaid() throws Exception {
        try (SecretBytes material = crypto().generateSymmetric(AES, 256);
                CryptoKey key = crypto().load(SYMMETRIC_KEY, AES, material)) {
            Ciphertext ciphertext = crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, AAD);
            assertThat(ciphertext.data().length()).isEqualTo(TEXT.length());
            assertThat(ciphertext.iv().length()).isEqualTo(12);
            assertThat(ciphertext.tag().length()).isEqualTo(16);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(material.reveal().toArray(), "AES"),
                    new GCMParameterSpec(128, ciphertext.iv().toArray()));
            cipher.updateAAD(AAD.toArray());
            byte[] input = Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray();
            assertThat(Bytes.takeOver(cipher.doFinal(input))).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 192, 256})
    default void encrypt_drawsANewIvEachTime_whenTheClientBringsNone(int lengthBits) {
        Set<Bytes> ivs = new HashSet<>();
        try (CryptoKey key = newKey(AES, lengthBits)) {
            for (int i = 0; i < 5000; i++) {
                ivs.add(crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, none()).iv());
            }
        }
        assertThat(ivs).hasSize(5000);
    }

    @Test
    default void encrypt_servesEightThreads_withOneKey() throws Exception {
        try (CryptoKey key = newKey(AES, 256)) {
            Callable<Set<Bytes>> job = () -> {
                Set<Bytes> ivs = new HashSet<>();
                for (int i = 0; i < 500; i++) {
                    Bytes plaintext = filled(i);
                    Ciphertext ciphertext = crypto().encrypt(key, DEFAULTS, plaintext, NO_IV, AAD);
                    ivs.add(ciphertext.iv());
                    assertThat(open(crypto().decrypt(key, DEFAULTS, ciphertext, AAD)))
                            .isEqualTo(plaintext);
                }
                return ivs;
            };
            Set<Bytes> all = new HashSet<>();
            inParallel(8, job).forEach(all::addAll);
            assertThat(all).hasSize(8 * 500);
        }
    }

    @Test
    default void encrypt_needsAnOpenKey() {
        CryptoKey key = newKey(AES, 256);
        Ciphertext gcm = crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, none());
        key.close();
        key.close();
        assertThatThrownBy(() -> crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, none()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> crypto().decrypt(key, DEFAULTS, gcm, none()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> crypto().encrypt(key, mode(BlockCipherMode.CBC), TEXT, NO_IV, none()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> crypto().unwrap(key, DEFAULTS, filled(24))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void encrypt_endsNormallyOrSaysClosed_whenTheKeyIsClosedMeanwhile() throws Exception {
        for (int round = 0; round < 20; round++) {
            CryptoKey key = newKey(AES, 192);
            byte[] expected = TEXT.toArray();
            List<Boolean> ends = inParallel(4, () -> {
                try {
                    for (int i = 0; i < 200; i++) {
                        Ciphertext ciphertext = crypto().encrypt(key, DEFAULTS, TEXT, NO_IV, none());
                        assertThat(open(crypto().decrypt(key, DEFAULTS, ciphertext, none()))
                                        .toArray())
                                .isEqualTo(expected);
                        if (i == 20) {
                            key.close();
                        }
                    }
                    return false;
                } catch (IllegalStateException closed) {
                    return true;
                }
            });
            assertThat(ends).containsOnly(true);
        }
    }

    @Test
    default void encrypt_refusesWhatItCannotDo() {
        try (CryptoKey key = newKey(AES, 256)) {
            for (BlockCipherMode mode : List.of(BlockCipherMode.CMAC, BlockCipherMode.CBC_MAC)) {
                assertUnsupported(() -> crypto().encrypt(key, mode(mode), TEXT, NO_IV, none()));
            }
            assertUnsupported(() -> crypto().encrypt(key, withAlgorithm(RSA), TEXT, NO_IV, none()));
            assertUnsupported(() -> crypto().encrypt(key, withAlgorithm(CHACHA20), TEXT, NO_IV, none()));
            for (int tagLength : List.of(-1, 0, 1, 11, 17, 32, Integer.MAX_VALUE)) {
                CryptographicParameters parameters =
                        CryptographicParameters.builder().tagLength(tagLength).build();
                assertRefused(
                        ResultReason.GENERAL_FAILURE, () -> crypto().encrypt(key, parameters, TEXT, NO_IV, none()));
            }
        }
    }

    private static CryptographicParameters withAlgorithm(CryptographicAlgorithm algorithm) {
        return CryptographicParameters.builder()
                .cryptographicAlgorithm(algorithm)
                .build();
    }

    @Test
    default void encrypt_refusesWhatItWouldHaveToIgnore() {
        Optional<Bytes> iv = Optional.of(filled(16));
        try (CryptoKey key = newKey(AES, 256)) {
            CryptographicParameters ecb = mode(BlockCipherMode.ECB);
            CryptographicParameters cbc = mode(BlockCipherMode.CBC);
            assertInvalid(() -> crypto().encrypt(key, ecb, filled(16), iv, none()));
            assertInvalid(() -> crypto().encrypt(key, ecb, filled(16), NO_IV, AAD));
            assertInvalid(() -> crypto().encrypt(key, cbc, filled(16), iv, AAD));
            assertInvalid(() -> crypto().decrypt(key, cbc, new Ciphertext(filled(16), filled(16), filled(16)), none()));
            assertInvalid(() -> crypto().encrypt(key, cbc, TEXT, Optional.of(filled(12)), none()));
            assertInvalid(() -> crypto().encrypt(key, ecb, filled(15), NO_IV, none()));
            assertInvalid(() -> crypto().encrypt(key, DEFAULTS, TEXT, Optional.of(none()), none()));
        }
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertRefused(ResultReason.INVALID_FIELD, call);
    }

    @Test
    default void decrypt_asksForTheIv_whenThereIsNone() {
        try (CryptoKey key = newKey(AES, 256)) {
            Ciphertext ciphertext = new Ciphertext(filled(16), none(), filled(16));
            assertRefused(ResultReason.INVALID_MESSAGE, () -> crypto().decrypt(key, DEFAULTS, ciphertext, none()));
        }
    }

    @ParameterizedTest
    @MethodSource("io.kms4j.testkit.CryptoFixtures#aesWrappings")
    default void unwrap_givesTheKey_underAnAesKey(CryptographicParameters parameters) {
        for (int lengthBits : List.of(128, 192, 256)) {
            try (CryptoKey wrappingKey = newKey(AES, lengthBits);
                    SecretBytes key = crypto().generateSymmetric(AES, 256)) {
                Bytes wrapped = crypto().wrap(wrappingKey, parameters, key);
                assertThat(wrapped.length()).isGreaterThanOrEqualTo(40);
                try (SecretBytes unwrapped = crypto().unwrap(wrappingKey, parameters, wrapped)) {
                    assertThat(unwrapped.sameAs(key)).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.kms4j.testkit.CryptoFixtures#aesWrappings")
    default void unwrap_failsInOneWay_underAnAesKey(CryptographicParameters parameters) {
        try (CryptoKey wrappingKey = newKey(AES, 256);
                CryptoKey other = newKey(AES, 256);
                SecretBytes key = crypto().generateSymmetric(AES, 256)) {
            Bytes wrapped = crypto().wrap(wrappingKey, parameters, key);
            assertOneFailure(List.of(
                    () -> crypto().unwrap(other, parameters, wrapped),
                    () -> crypto().unwrap(wrappingKey, parameters, flip(wrapped)),
                    () -> crypto().unwrap(wrappingKey, parameters, cut(wrapped)),
                    () -> crypto().unwrap(wrappingKey, parameters, lengthened(wrapped)),
                    () -> crypto().unwrap(wrappingKey, parameters, wrapped.slice(0, wrapped.length() - 8)),
                    () -> crypto().unwrap(wrappingKey, parameters, wrapped.slice(0, 8)),
                    () -> crypto().unwrap(wrappingKey, parameters, none())));
        }
    }

    @Test
    default void wrap_takesAnyLength_withPadding() {
        try (CryptoKey wrappingKey = newKey(AES, 256)) {
            for (int length : List.of(1, 7, 8, 9, 15, 16, 17, 1217)) {
                try (SecretBytes key = SecretBytes.copyOf(filled(length))) {
                    Bytes wrapped = crypto().wrap(wrappingKey, DEFAULTS, key);
                    assertThat(open(crypto().unwrap(wrappingKey, DEFAULTS, wrapped)))
                            .isEqualTo(filled(length));
                }
            }
            assertInvalid(() -> crypto().wrap(wrappingKey, DEFAULTS, SecretBytes.takeOver(new byte[0])));
            for (int length : List.of(0, 8, 17)) {
                assertInvalid(() -> crypto().wrap(
                                wrappingKey, mode(BlockCipherMode.NIST_KEY_WRAP), SecretBytes.copyOf(filled(length))));
            }
            assertUnsupported(
                    () -> crypto().wrap(wrappingKey, mode(BlockCipherMode.ECB), SecretBytes.copyOf(filled(16))));
        }
    }
}
