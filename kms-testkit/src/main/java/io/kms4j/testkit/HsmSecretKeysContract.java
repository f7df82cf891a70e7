package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.AAD;
import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.assertOneFailure;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertTaken;
import static io.kms4j.testkit.HsmFixtures.assertUnsupported;
import static io.kms4j.testkit.HsmFixtures.newId;
import static io.kms4j.testkit.HsmFixtures.none;
import static io.kms4j.testkit.HsmFixtures.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmMac;
import io.kms4j.core.port.HsmRandom;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link HsmContract} about AES-CBC, {@link HsmMac} and {@link HsmRandom}. */
public interface HsmSecretKeysContract extends HsmKeysContract {
    CryptographicParameters CBC = CryptographicParameters.builder()
            .blockCipherMode(BlockCipherMode.CBC)
            .build();
    CryptographicParameters CBC_UNPADDED = CryptographicParameters.builder()
            .blockCipherMode(BlockCipherMode.CBC)
            .paddingMethod(PaddingMethod.NONE)
            .build();

    private HsmMac mac() {
        return hsm().mac().orElseThrow();
    }

    private HsmRandom random() {
        return hsm().random().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 100, 50_000})
    default void decrypt_undoesEncrypt_withAesCbc(int length) {
        HsmKey key = hsm().generateAes(newId(slot()), 256, true);
        Bytes text = Bytes.takeOver(new byte[length]);
        Bytes iv = TEXT.slice(0, 16);
        Ciphertext drawn = hsm().encrypt(key, CBC, text, none());
        Ciphertext chosen = hsm().encrypt(key, CBC, text, Optional.of(iv), none());
        assertThat(drawn.data().length()).isEqualTo(length / 16 * 16 + 16);
        assertThat(chosen.iv()).isEqualTo(iv);
        assertThat(drawn.iv())
                .isNotEqualTo(hsm().encrypt(key, CBC, text, none()).iv());
        assertThat(List.of(drawn, chosen))
                .allSatisfy(ciphertext -> assertThat(open(hsm().decrypt(key, CBC, ciphertext, none())))
                        .isEqualTo(text));
        if (length % 16 == 0 && length > 0) {
            Ciphertext unpadded = hsm().encrypt(key, CBC_UNPADDED, text, none());
            assertThat(unpadded.data().length()).isEqualTo(length);
            assertThat(open(hsm().decrypt(key, CBC_UNPADDED, unpadded, none()))).isEqualTo(text);
        }
    }

    @Test
    default void encrypt_isUndoneByTheJce_withAesCbc() throws Exception {
        if (lacks().contains(HsmCapability.CLEAR_EXPORT)) {
            return;
        }
        HsmKey key = hsm().generateAes(newId(slot()), 192, false);
        Ciphertext ciphertext = hsm().encrypt(key, CBC, TEXT, none());
        Cipher jce = Cipher.getInstance("AES/CBC/PKCS5Padding");
        jce.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(hsm().export(key).reveal().toArray(), "AES"),
                new IvParameterSpec(ciphertext.iv().toArray()));
        assertThat(jce.doFinal(ciphertext.data().toArray())).isEqualTo(TEXT.toArray());
    }

    @Test
    default void cbc_isRefused_whenSomethingDoesNotFit() {
        HsmKey key = hsm().generateAes(newId(slot()), 256, true);
        Ciphertext good = hsm().encrypt(key, CBC, TEXT, none());
        Bytes iv = good.iv();
        assertRefused(
                ResultReason.INVALID_FIELD, () -> hsm().encrypt(key, CBC, TEXT, Optional.of(iv.slice(0, 12)), none()));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().encrypt(key, CBC_UNPADDED, TEXT, none()));
        assertUnsupported(() -> hsm().encrypt(key, CBC, TEXT, AAD));
        if (!lacks().contains(HsmCapability.AES_GCM)) {
            assertUnsupported(() ->
                    hsm().encrypt(key, CryptographicParameters.none(), TEXT, Optional.of(iv.slice(0, 12)), none()));
        }
        int last = good.data().length() - 16;
        if (!lacks().contains(HsmCapability.CBC_PADDING_REFUSAL)) {
            assertOneFailure(List.of(
                    () -> hsm().decrypt(key, CBC, new Ciphertext(good.data().slice(0, last), iv, none()), none())));
        }
        assertOneFailure(List.of(
                () -> hsm().decrypt(key, CBC, new Ciphertext(good.data().slice(1, last), iv, none()), none()),
                () -> hsm().decrypt(key, CBC, new Ciphertext(none(), iv, none()), none()),
                () -> hsm().decrypt(key, CBC, new Ciphertext(good.data(), none(), none()), none())));
    }

    @ParameterizedTest
    @EnumSource(
            value = CryptographicAlgorithm.class,
            names = {"HMAC_SHA256", "HMAC_SHA384", "HMAC_SHA512"})
    default void mac_isThatOfTheJce(CryptographicAlgorithm algorithm) throws Exception {
        HsmKeyId id = newId(slot());
        int bits = Integer.parseInt(algorithm.name().substring("HMAC_SHA".length()));
        HsmKey key = mac().generateHmac(id, algorithm, false);
        HsmKey expected = new HsmKey(id, ObjectType.SYMMETRIC_KEY, algorithm, bits, key.sensitive());
        assertThat(key).isEqualTo(expected);
        assertThat(hsm().find(id)).contains(key);
        assertThat(hsm().list(slot())).contains(key);
        Bytes made = mac().mac(key, CryptographicParameters.none(), TEXT);
        assertThat(made.length()).isEqualTo(bits / 8);
        assertThat(mac().mac(key, CryptographicParameters.none(), TEXT)).isEqualTo(made);
        assertThat(mac().mac(key, CryptographicParameters.none(), AAD)).isNotEqualTo(made);
        if (!lacks().contains(HsmCapability.CLEAR_EXPORT)) {
            Mac jce = Mac.getInstance("HmacSHA" + bits);
            jce.init(new SecretKeySpec(hsm().export(key).reveal().toArray(), "HMAC"));
            assertThat(made.toArray()).isEqualTo(jce.doFinal(TEXT.toArray()));
        }
    }

    @Test
    default void mac_isRefused_whenTheKeyIsForSomethingElse() {
        HsmKey aes = hsm().generateAes(newId(slot()), 256, true);
        HsmKey hmac = mac().generateHmac(newId(slot()), CryptographicAlgorithm.HMAC_SHA256, true);
        CryptographicParameters sha512 = CryptographicParameters.builder()
                .hashingAlgorithm(HashingAlgorithm.SHA_512)
                .build();
        assertUnsupported(() -> mac().mac(aes, CryptographicParameters.none(), TEXT));
        assertUnsupported(() -> mac().mac(hmac, sha512, TEXT));
        assertUnsupported(() -> hsm().encrypt(hmac, CBC, TEXT, none()));
        assertTaken(() -> mac().generateHmac(aes.id(), CryptographicAlgorithm.HMAC_SHA256, true));
        assertRefused(ResultReason.INVALID_FIELD, () -> mac().generateHmac(
                        newId(slot()), CryptographicAlgorithm.HMAC_SHA1, true));
        assertRefused(ResultReason.SENSITIVE, () -> hsm().export(hmac));
    }

    @Test
    default void random_isOfTheLengthAskedFor_andNeverTheSame() {
        assertThat(List.of(1, 32, 5000)).allSatisfy(length -> {
            try (SecretBytes bytes = random().random(slot(), length)) {
                assertThat(bytes.length()).isEqualTo(length);
            }
        });
        assertThat(open(random().random(slot(), 32))).isNotEqualTo(open(random().random(slot(), 32)));
        assertRefused(ResultReason.INVALID_FIELD, () -> random().random(slot(), 0));
        assertRefused(ResultReason.INVALID_FIELD, () -> random().random(slot(), Integer.MAX_VALUE));
    }

    @Test
    default void seed_isTakenOrRefused_andNeverFixesWhatComesNext() {
        try {
            random().seed(slot(), TEXT);
        } catch (KmipException e) {
            assertThat(e.reason()).isEqualTo(ResultReason.OPERATION_NOT_SUPPORTED);
        }
        assertThat(open(random().random(slot(), 32))).isNotEqualTo(open(random().random(slot(), 32)));
    }
}
