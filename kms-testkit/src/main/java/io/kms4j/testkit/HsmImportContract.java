package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.DEFAULTS;
import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertTaken;
import static io.kms4j.testkit.HsmFixtures.newId;
import static io.kms4j.testkit.HsmFixtures.none;
import static io.kms4j.testkit.HsmFixtures.oaep;
import static io.kms4j.testkit.HsmFixtures.open;
import static io.kms4j.testkit.HsmFixtures.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmImport;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link HsmContract} about {@link HsmImport}: what the JCE does with a key, the HSM does with it too. */
public interface HsmImportContract extends HsmKeysContract {
    private HsmKey bring(
            HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, byte[] material, boolean sensitive) {
        HsmImport importer = hsm().importer().orElseThrow();
        try (SecretBytes bytes = SecretBytes.copyOf(material)) {
            HsmKey key = importer.importKey(id, type, algorithm, bytes, sensitive);
            assertThat(bytes.reveal().toArray()).isEqualTo(material);
            return key;
        }
    }

    private HsmKey bringAes(HsmKeyId id, byte[] material) {
        return bring(id, ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, material, true);
    }

    private static byte[] pattern(int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    default void importKey_takesAesKeys(int lengthBytes) throws Exception {
        if (lacks().contains(HsmCapability.SECRET_KEY_IMPORT)) {
            assertRefused(ResultReason.FEATURE_NOT_SUPPORTED, () -> bringAes(newId(slot()), pattern(32)));
            return;
        }
        HsmKeyId id = newId(slot());
        byte[] value = pattern(lengthBytes);
        HsmKey key = bringAes(id, value);
        assertThat(key).isEqualTo(HsmFixtures.aes(id, lengthBytes * 8, true));
        assertThat(hsm().find(id)).contains(key);
        Ciphertext ciphertext = hsm().encrypt(key, HsmSecretKeysContract.CBC, TEXT, none());
        Cipher jce = Cipher.getInstance("AES/CBC/PKCS5Padding");
        jce.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(value, "AES"),
                new IvParameterSpec(ciphertext.iv().toArray()));
        assertThat(jce.doFinal(ciphertext.data().toArray())).isEqualTo(TEXT.toArray());
        assertRefused(ResultReason.SENSITIVE, () -> hsm().export(key));
    }

    @Test
    default void importKey_takesHmacKeys() throws Exception {
        if (lacks().contains(HsmCapability.SECRET_KEY_IMPORT)) {
            return;
        }
        byte[] value = pattern(48);
        HsmKey key = bring(newId(slot()), ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.HMAC_SHA384, value, true);
        Mac jce = Mac.getInstance("HmacSHA384");
        jce.init(new SecretKeySpec(value, "HMAC"));
        assertThat(hsm().mac()
                        .orElseThrow()
                        .mac(key, CryptographicParameters.none(), TEXT)
                        .toArray())
                .isEqualTo(jce.doFinal(TEXT.toArray()));
    }

    @Test
    default void importKey_takesRsaPairs_halfByHalf() throws Exception {
        HsmKeyId id = newId(slot());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] spki = pair.getPublic().getEncoded();
        HsmKey key = bring(id, ObjectType.PRIVATE_KEY, CryptographicAlgorithm.RSA, pkcs8, true);
        HsmKey half = bring(id.publicHalf(), ObjectType.PUBLIC_KEY, CryptographicAlgorithm.RSA, spki, false);
        assertThat(key).isEqualTo(HsmFixtures.privateKey(id, 2048, true));
        assertThat(half).isEqualTo(HsmFixtures.publicKey(id, 2048));
        assertThat(open(hsm().export(half)).toArray()).isEqualTo(spki);
        byte[] sealed = oaep(Cipher.ENCRYPT_MODE, pair.getPublic()).doFinal(TEXT.toArray());
        assertThat(open(hsm().decrypt(key, DEFAULTS, rsa(sealed), none()))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    default void importKey_takesEcPairs_halfByHalf(String curve) throws Exception {
        if (lacks().contains(HsmCapability.ELLIPTIC_CURVES)) {
            return;
        }
        HsmKeyId id = newId(slot());
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] spki = pair.getPublic().getEncoded();
        HsmKey key = bring(id, ObjectType.PRIVATE_KEY, CryptographicAlgorithm.EC, pkcs8, true);
        HsmKey half = bring(id.publicHalf(), ObjectType.PUBLIC_KEY, CryptographicAlgorithm.EC, spki, false);
        assertThat(open(hsm().export(half)).toArray()).isEqualTo(spki);
        Bytes digest = Bytes.takeOver(MessageDigest.getInstance("SHA-256").digest(TEXT.toArray()));
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(pair.getPublic());
        verifier.update(TEXT.toArray());
        assertThat(verifier.verify(hsm().signer()
                        .orElseThrow()
                        .sign(key, CryptographicParameters.none(), digest)
                        .toArray()))
                .isTrue();
    }

    @Test
    default void importKey_keepsTheKey_whenItIsNotSensitive() throws Exception {
        if (lacks().contains(HsmCapability.CLEAR_EXPORT) || lacks().contains(HsmCapability.SECRET_KEY_IMPORT)) {
            return;
        }
        byte[] value = pattern(32);
        HsmKey aes = bring(newId(slot()), ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, value, false);
        assertThat(aes.sensitive()).isFalse();
        assertThat(open(hsm().export(aes)).toArray()).isEqualTo(value);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        HsmKey ec = bring(newId(slot()), ObjectType.PRIVATE_KEY, CryptographicAlgorithm.EC, pkcs8, false);
        assertThat(open(hsm().export(ec)).toArray()).isEqualTo(pkcs8);
    }

    @Test
    default void importKey_isRefused_whenItIsNoSuchKey() {
        HsmKeyId id = newId(slot());
        List.of(0, 1, 15, 33, 64)
                .forEach(length -> assertRefused(ResultReason.INVALID_FIELD, () -> bringAes(id, new byte[length])));
        for (ObjectType type : List.of(ObjectType.PRIVATE_KEY, ObjectType.PUBLIC_KEY)) {
            HsmKeyId name = type == ObjectType.PUBLIC_KEY ? id.publicHalf() : id;
            assertRefused(
                    ResultReason.INVALID_FIELD,
                    () -> bring(name, type, CryptographicAlgorithm.RSA, pattern(300), true));
            assertRefused(
                    ResultReason.INVALID_FIELD, () -> bring(name, type, CryptographicAlgorithm.EC, pattern(70), true));
        }
        assertThat(hsm().find(id)).isEmpty();
    }

    @Test
    default void importKey_isRefused_whenTheNameIsNotThatOfItsHalf() throws Exception {
        HsmKeyId id = newId(slot());
        byte[] spki = HexFormat.of()
                .parseHex("3059301306072a8648ce3d020106082a8648ce3d0301070342000460fed4ba255a9d31c961eb74c6356d68"
                        + "c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294"
                        + "d4462299");
        assertRefused(
                ResultReason.INVALID_FIELD,
                () -> bring(id, ObjectType.PUBLIC_KEY, CryptographicAlgorithm.EC, spki, false));
        assertRefused(ResultReason.INVALID_FIELD, () -> bringAes(id.publicHalf(), pattern(32)));
    }

    @Test
    default void importKey_isRefused_whenTheLabelIsTaken() {
        if (lacks().contains(HsmCapability.SECRET_KEY_IMPORT)) {
            return;
        }
        HsmKeyId id = newId(slot());
        bringAes(id, pattern(32));
        assertTaken(() -> bringAes(id, pattern(16)));
        assertTaken(() -> hsm().generateAes(id, 256, true));
    }
}
