package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.AAD;
import static io.kms4j.testkit.HsmFixtures.DEFAULTS;
import static io.kms4j.testkit.HsmFixtures.PKCS1_V1_5;
import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.aes;
import static io.kms4j.testkit.HsmFixtures.assertOneFailure;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertUnsupported;
import static io.kms4j.testkit.HsmFixtures.bytes;
import static io.kms4j.testkit.HsmFixtures.exportedPublicKey;
import static io.kms4j.testkit.HsmFixtures.flip;
import static io.kms4j.testkit.HsmFixtures.inParallel;
import static io.kms4j.testkit.HsmFixtures.newId;
import static io.kms4j.testkit.HsmFixtures.none;
import static io.kms4j.testkit.HsmFixtures.oaep;
import static io.kms4j.testkit.HsmFixtures.open;
import static io.kms4j.testkit.HsmFixtures.publicKey;
import static io.kms4j.testkit.HsmFixtures.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Hsm} does; its test implements this. Labels are random, so the token may be shared with other tests and
 * need not be empty. Ciphertexts are checked against the JCE, not against the HSM itself.
 */
public interface HsmContract extends HsmSigningContract, HsmSecretKeysContract, HsmImportContract {
    @Test
    default void encrypt_isUndoneByTheJce_withAnAesKey() throws Exception {
        if (lacks().contains(HsmCapability.AES_GCM) || lacks().contains(HsmCapability.CLEAR_EXPORT)) {
            return;
        }
        HsmKey key = hsm().generateAes(newId(slot()), 256, false);
        Ciphertext ciphertext = hsm().encrypt(key, DEFAULTS, TEXT, AAD);
        assertThat(ciphertext.iv().length()).isEqualTo(12);
        assertThat(ciphertext.tag().length()).isEqualTo(16);
        assertThat(ciphertext.data().length()).isEqualTo(TEXT.length());
        Cipher jce = Cipher.getInstance("AES/GCM/NoPadding");
        jce.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(hsm().export(key).reveal().toArray(), "AES"),
                new GCMParameterSpec(128, ciphertext.iv().toArray()));
        jce.updateAAD(AAD.toArray());
        assertThat(jce.doFinal(Bytes.concat(ciphertext.data(), ciphertext.tag()).toArray()))
                .isEqualTo(TEXT.toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32, 4096, 100_000})
    default void decrypt_undoesEncrypt_withAnAesKey(int length) {
        HsmKey key = hsm().generateAes(newId(slot()), 128, true);
        Bytes text = Bytes.takeOver(new byte[length]);
        if (lacks().contains(HsmCapability.AES_GCM)) {
            assertUnsupported(() -> hsm().encrypt(key, DEFAULTS, text, AAD));
            return;
        }
        for (Bytes aad : List.of(AAD, none())) {
            Ciphertext ciphertext = hsm().encrypt(key, DEFAULTS, text, aad);
            assertThat(open(hsm().decrypt(key, DEFAULTS, ciphertext, aad))).isEqualTo(text);
        }
    }

    @Test
    default void encrypt_drawsANewIvEachTime() {
        if (lacks().contains(HsmCapability.AES_GCM)) {
            return;
        }
        HsmKey key = hsm().generateAes(newId(slot()), 256, true);
        assertThat(hsm().encrypt(key, DEFAULTS, TEXT, AAD).iv())
                .isNotEqualTo(hsm().encrypt(key, DEFAULTS, TEXT, AAD).iv());
    }

    @Test
    default void decrypt_failsWithOneMessage_whateverIsWrongWithTheAesCiphertext() {
        if (lacks().contains(HsmCapability.AES_GCM)) {
            return;
        }
        HsmKey key = hsm().generateAes(newId(slot()), 256, true);
        Ciphertext good = hsm().encrypt(key, DEFAULTS, TEXT, AAD);
        Bytes cut = good.data().slice(0, TEXT.length() - 1);
        Bytes shortTag = good.tag().slice(0, 12);
        List<Callable<SecretBytes>> attempts = List.of(
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(flip(good.data()), good.iv(), good.tag()), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(good.data(), flip(good.iv()), good.tag()), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(good.data(), good.iv(), flip(good.tag())), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(cut, good.iv(), good.tag()), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(none(), good.iv(), good.tag()), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(good.data(), good.iv(), shortTag), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(good.data(), good.iv(), none()), AAD),
                () -> hsm().decrypt(key, DEFAULTS, new Ciphertext(good.data(), none(), good.tag()), AAD),
                () -> hsm().decrypt(key, DEFAULTS, good, flip(AAD)),
                () -> hsm().decrypt(key, DEFAULTS, good, none()));
        assertOneFailure(attempts);
        assertThat(open(hsm().decrypt(key, DEFAULTS, good, AAD))).isEqualTo(TEXT);
    }

    @Test
    default void decrypt_undoesTheJce_withAnRsaKey() throws Exception {
        HsmKeyId id = newId(slot());
        HsmKey key = hsm().generateRsaPair(id, 2048, true);
        PublicKey jceKey = exportedPublicKey(hsm(), id);
        Cipher oaep = oaep(Cipher.ENCRYPT_MODE, jceKey);
        Cipher pkcs1 = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        pkcs1.init(Cipher.ENCRYPT_MODE, jceKey);
        for (Bytes text : List.of(TEXT, Bytes.takeOver(new byte[190]), none())) {
            assertThat(open(hsm().decrypt(key, DEFAULTS, rsa(oaep.doFinal(text.toArray())), none())))
                    .isEqualTo(text);
        }
        assertThat(open(hsm().decrypt(key, PKCS1_V1_5, rsa(pkcs1.doFinal(TEXT.toArray())), none())))
                .isEqualTo(TEXT);
    }

    @Test
    default void encrypt_isUndoneByTheJce_withAnRsaKey() throws Exception {
        if (lacks().contains(HsmCapability.CLEAR_EXPORT)) {
            return;
        }
        HsmKeyId id = newId(slot());
        HsmKey made = hsm().generateRsaPair(id, 2048, false);
        assertThat(made.sensitive()).isFalse();
        HsmKey publicHalf = hsm().find(id.publicHalf()).orElseThrow();
        PrivateKey jceKey = KeyFactory.getInstance("RSA")
                .generatePrivate(
                        new PKCS8EncodedKeySpec(hsm().export(made).reveal().toArray()));
        Ciphertext oaep = hsm().encrypt(publicHalf, DEFAULTS, TEXT, none());
        assertThat(oaep(Cipher.DECRYPT_MODE, jceKey).doFinal(oaep.data().toArray()))
                .isEqualTo(TEXT.toArray());
        Ciphertext pkcs1 = hsm().encrypt(publicHalf, PKCS1_V1_5, TEXT, none());
        Cipher jce = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        jce.init(Cipher.DECRYPT_MODE, jceKey);
        assertThat(jce.doFinal(pkcs1.data().toArray())).isEqualTo(TEXT.toArray());
        assertThat(List.of(oaep, pkcs1))
                .allMatch(ciphertext ->
                        ciphertext.iv().length() == 0 && ciphertext.tag().length() == 0);
    }

    @Test
    default void decrypt_failsWithOneMessage_whateverIsWrongWithTheRsaCiphertext() {
        HsmKeyId id = newId(slot());
        HsmKey key = hsm().generateRsaPair(id, 2048, true);
        HsmKey publicHalf = publicKey(id, 2048);
        Bytes oaep = hsm().encrypt(publicHalf, DEFAULTS, TEXT, none()).data();
        Bytes pkcs1 = hsm().encrypt(publicHalf, PKCS1_V1_5, TEXT, none()).data();
        byte[] tooLarge = new byte[256];
        Arrays.fill(tooLarge, (byte) 0xff);
        List<Callable<SecretBytes>> attempts = List.of(
                () -> hsm().decrypt(key, DEFAULTS, rsa(flip(oaep).toArray()), none()),
                () -> hsm().decrypt(key, DEFAULTS, rsa(oaep.slice(0, 255).toArray()), none()),
                () -> hsm().decrypt(key, DEFAULTS, rsa(Bytes.concat(oaep, oaep).toArray()), none()),
                () -> hsm().decrypt(key, DEFAULTS, rsa(new byte[0]), none()),
                () -> hsm().decrypt(key, DEFAULTS, rsa(new byte[256]), none()),
                () -> hsm().decrypt(key, DEFAULTS, rsa(tooLarge), none()),
                () -> hsm().decrypt(key, DEFAULTS, rsa(pkcs1.toArray()), none()),
                () -> hsm().decrypt(key, PKCS1_V1_5, rsa(pkcs1.slice(1, 256).toArray()), none()));
        assertOneFailure(attempts);
        if (!lacks().contains(HsmCapability.PKCS1_V1_5_REFUSAL)) {
            assertOneFailure(
                    List.of(attempts.get(0), () -> hsm().decrypt(key, PKCS1_V1_5, rsa(oaep.toArray()), none())));
        }
        assertThat(open(hsm().decrypt(key, DEFAULTS, rsa(oaep.toArray()), none())))
                .isEqualTo(TEXT);
    }

    @Test
    default void encrypt_isRefused_whenThePlaintextIsTooLongForTheRsaKey() {
        HsmKeyId id = newId(slot());
        hsm().generateRsaPair(id, 2048, true);
        HsmKey key = publicKey(id, 2048);
        assertThat(hsm().encrypt(key, DEFAULTS, Bytes.takeOver(new byte[190]), none())
                        .data()
                        .length())
                .isEqualTo(256);
        assertRefused(
                ResultReason.INVALID_FIELD, () -> hsm().encrypt(key, DEFAULTS, Bytes.takeOver(new byte[191]), none()));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().encrypt(
                        key, PKCS1_V1_5, Bytes.takeOver(new byte[246]), none()));
    }

    @Test
    default void use_isRefused_withParametersThatTheHsmDoesNotOffer() {
        HsmKey aes = hsm().generateAes(newId(slot()), 256, true);
        HsmKeyId id = newId(slot());
        HsmKey rsa = hsm().generateRsaPair(id, 2048, true);
        Ciphertext any = new Ciphertext(TEXT, Bytes.takeOver(new byte[12]), Bytes.takeOver(new byte[16]));
        CryptographicParameters.Builder parameters = CryptographicParameters.builder();
        CryptographicParameters ctr =
                parameters.blockCipherMode(BlockCipherMode.CTR).build();
        CryptographicParameters shortTag =
                CryptographicParameters.builder().tagLength(12).build();
        CryptographicParameters sha1 = CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.OAEP)
                .hashingAlgorithm(HashingAlgorithm.SHA_1)
                .build();
        assertUnsupported(() -> hsm().encrypt(aes, ctr, TEXT, none()));
        assertUnsupported(() -> hsm().decrypt(aes, ctr, any, none()));
        assertUnsupported(() -> hsm().encrypt(aes, shortTag, TEXT, none()));
        assertUnsupported(() -> hsm().encrypt(publicKey(id, 2048), sha1, TEXT, none()));
        assertUnsupported(() -> hsm().decrypt(rsa, sha1, rsa(new byte[256]), none()));
        assertUnsupported(() -> hsm().encrypt(publicKey(id, 2048), DEFAULTS, TEXT, AAD));
        assertUnsupported(() -> hsm().encrypt(rsa, DEFAULTS, TEXT, none()));
        assertUnsupported(() -> hsm().decrypt(publicKey(id, 2048), DEFAULTS, rsa(new byte[256]), none()));
    }

    @Test
    default void use_isRight_whenManyThreadsUseManyKeys() throws Exception {
        HsmKeyId id = newId(slot());
        HsmKey rsa = hsm().generateRsaPair(id, 2048, true);
        HsmKey aes = hsm().generateAes(newId(slot()), 256, true);
        inParallel(8, () -> {
            for (int i = 0; i < 20; i++) {
                Bytes text = bytes(UUID.randomUUID().toString());
                Ciphertext wrapped = hsm().encrypt(publicKey(id, 2048), DEFAULTS, text, none());
                assertThat(open(hsm().decrypt(rsa, DEFAULTS, wrapped, none()))).isEqualTo(text);
                if (!lacks().contains(HsmCapability.AES_GCM)) {
                    Ciphertext ciphertext = hsm().encrypt(aes, DEFAULTS, text, AAD);
                    assertThat(open(hsm().decrypt(aes, DEFAULTS, ciphertext, AAD)))
                            .isEqualTo(text);
                }
            }
            return 0;
        });
    }
}
