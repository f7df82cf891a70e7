package io.kms4j.testkit;

import static io.kms4j.testkit.HsmFixtures.AAD;
import static io.kms4j.testkit.HsmFixtures.DEFAULTS;
import static io.kms4j.testkit.HsmFixtures.TEXT;
import static io.kms4j.testkit.HsmFixtures.aes;
import static io.kms4j.testkit.HsmFixtures.assertRefused;
import static io.kms4j.testkit.HsmFixtures.assertTaken;
import static io.kms4j.testkit.HsmFixtures.exportedPublicKey;
import static io.kms4j.testkit.HsmFixtures.inParallel;
import static io.kms4j.testkit.HsmFixtures.newId;
import static io.kms4j.testkit.HsmFixtures.none;
import static io.kms4j.testkit.HsmFixtures.open;
import static io.kms4j.testkit.HsmFixtures.privateKey;
import static io.kms4j.testkit.HsmFixtures.publicKey;
import static io.kms4j.testkit.HsmFixtures.rsa;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.Hsm;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.HsmSlotStatus;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of {@link HsmContract} about making, finding and erasing keys. */
public interface HsmKeysContract {
    /** The HSM under test; the same for the whole test method. */
    Hsm hsm();

    /** One of its slots, free for the test to write to. */
    long slot();

    /** What this token cannot do; the contract then expects the refusal. */
    default Set<HsmCapability> lacks() {
        return Set.of();
    }

    /** Makes an AES key by other means than {@link #hsm()}, as another program would; duplicates are allowed. */
    void makeForeignAesKey(String label);

    /** Makes an RSA pair by other means, both halves with the same label, as {@code pkcs11-tool} does. */
    void makeForeignPair(String label);

    @Test
    default void slots_areAccessible() {
        assertThat(hsm().slots())
                .filteredOn(status -> status.slot() == slot())
                .singleElement()
                .matches(HsmSlotStatus::accessible);
    }

    @Test
    default void find_isEmpty_whenThereIsNoSuchKey() {
        assertThat(hsm().find(newId(slot()))).isEmpty();
        assertThat(hsm().find(newId(slot()).publicHalf())).isEmpty();
    }

    @Test
    default void everyCall_isRefused_whenTheSlotIsNotConfigured() {
        HsmKeyId elsewhere = new HsmKeyId(Integer.MAX_VALUE - 1L, "k");
        HsmKey key = new HsmKey(elsewhere, ObjectType.SYMMETRIC_KEY, CryptographicAlgorithm.AES, 256, true);
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().find(elsewhere));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().list(elsewhere.slot()));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().generateAes(elsewhere, 256, true));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().generateRsaPair(elsewhere, 2048, true));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().encrypt(key, DEFAULTS, TEXT, AAD));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().destroy(key));
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 192, 256})
    default void generateAes_makesAKeyThatIsFound(int lengthBits) {
        HsmKeyId id = newId(slot());
        HsmKey made = hsm().generateAes(id, lengthBits, true);
        assertThat(made).isEqualTo(aes(id, lengthBits, true));
        assertThat(hsm().find(id)).contains(made);
        assertThat(hsm().list(slot())).contains(made);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 129, 512, -256})
    default void generateAes_isRefused_whenAesHasNoSuchLength(int lengthBits) {
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().generateAes(newId(slot()), lengthBits, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clé-été-鍵", "a::b::c", "with space", "quote'\"\\", "../../etc/passwd", "％"})
    default void generateAes_keepsTheLabelByteForByte(String text) {
        HsmKeyId id = new HsmKeyId(slot(), newId(slot()).label() + text);
        HsmKey made = hsm().generateAes(id, 256, true);
        assertThat(hsm().list(slot())).contains(made);
        assertThat(hsm().find(id)).contains(made);
    }

    @Test
    default void generateRsaPair_makesBothHalves() {
        HsmKeyId id = newId(slot());
        HsmKey made = hsm().generateRsaPair(id, 2048, true);
        HsmKey publicHalf = publicKey(id, 2048);
        assertThat(made).isEqualTo(privateKey(id, 2048, true));
        assertThat(hsm().find(id)).contains(made);
        assertThat(hsm().find(id.publicHalf())).contains(publicHalf);
        assertThat(hsm().list(slot())).contains(made, publicHalf);
    }

    @Test
    default void generateRsaPair_makesLongerKeys() throws Exception {
        HsmKeyId id = newId(slot());
        assertThat(hsm().generateRsaPair(id, 3072, true).lengthBits()).isEqualTo(3072);
        assertThat(((RSAPublicKey) exportedPublicKey(hsm(), id)).getModulus().bitLength())
                .isEqualTo(3072);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 1024, 2047, 8192, -2048})
    default void generateRsaPair_isRefused_whenTheLengthIsNotOffered(int lengthBits) {
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().generateRsaPair(newId(slot()), lengthBits, true));
    }

    @Test
    default void generate_isRefused_whenTheLabelIsTaken() {
        HsmKeyId aes = newId(slot());
        hsm().generateAes(aes, 256, true);
        assertTaken(() -> hsm().generateAes(aes, 256, true));
        assertTaken(() -> hsm().generateRsaPair(aes, 2048, true));
        assertThat(hsm().find(aes.publicHalf())).isEmpty();
    }

    @Test
    default void generate_isRefused_whenTheLabelIsThatOfAPublicHalf() {
        HsmKeyId pair = newId(slot());
        hsm().generateRsaPair(pair, 2048, true);
        assertTaken(() -> hsm().generateRsaPair(pair, 2048, true));
        assertTaken(() -> hsm().generateAes(pair, 256, true));
        assertTaken(() -> hsm().generateAes(pair.publicHalf(), 256, true));
    }

    @Test
    default void generateRsaPair_isRefused_whenAnAesKeyIsNamedLikeItsPublicHalf() {
        HsmKeyId pair = newId(slot());
        HsmKey aes = hsm().generateAes(pair.publicHalf(), 256, true);
        assertTaken(() -> hsm().generateRsaPair(pair, 2048, true));
        assertThat(hsm().find(pair)).isEmpty();
        assertThat(hsm().find(pair.publicHalf())).contains(aes);
    }

    @Test
    default void generate_makesOneKey_whenManyAskForTheSameLabel() throws Exception {
        HsmKeyId id = newId(slot());
        int made = inParallel(8, () -> {
                    try {
                        hsm().generateAes(id, 256, true);
                        return 1;
                    } catch (KmipException e) {
                        assertThat(e.reason()).isEqualTo(ResultReason.OBJECT_ALREADY_EXISTS);
                        return 0;
                    }
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(made).isEqualTo(1);
        assertThat(hsm().find(id)).isPresent();
    }

    @Test
    default void foreignPair_isServed_underBothNames() throws Exception {
        HsmKeyId id = newId(slot());
        makeForeignPair(id.label());
        HsmKey privateHalf = hsm().find(id).orElseThrow();
        HsmKey publicHalf = hsm().find(id.publicHalf()).orElseThrow();
        assertThat(privateHalf).extracting(HsmKey::type, HsmKey::id).containsExactly(ObjectType.PRIVATE_KEY, id);
        assertThat(publicHalf).isEqualTo(publicKey(id, 2048));
        assertThat(hsm().list(slot())).contains(privateHalf, publicHalf);
        assertThat(open(hsm().decrypt(
                                privateHalf, DEFAULTS, hsm().encrypt(publicHalf, DEFAULTS, TEXT, none()), none())))
                .isEqualTo(TEXT);
        assertTaken(() -> hsm().generateAes(id, 256, true));
        assertTaken(() -> hsm().generateAes(id.publicHalf(), 256, true));
    }

    @Test
    default void use_isRefused_whenTheLabelNamesTwoKeys() {
        HsmKeyId id = newId(slot());
        makeForeignAesKey(id.label());
        makeForeignAesKey(id.label());
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().find(id));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().encrypt(aes(id, 256, false), DEFAULTS, TEXT, none()));
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().destroy(aes(id, 256, false)));
        assertTaken(() -> hsm().generateAes(id, 256, true));
    }

    @Test
    default void find_isRefused_whenTheLabelNamesASecretAndAPrivateKey() {
        HsmKeyId id = newId(slot());
        makeForeignAesKey(id.label());
        makeForeignPair(id.label());
        assertRefused(ResultReason.INVALID_FIELD, () -> hsm().find(id));
    }

    @Test
    default void export_isRefused_whenTheKeyIsSensitive() {
        HsmKeyId id = newId(slot());
        HsmKey rsa = hsm().generateRsaPair(id, 2048, true);
        HsmKey aes = hsm().generateAes(newId(slot()), 256, true);
        assertRefused(ResultReason.SENSITIVE, () -> hsm().export(rsa));
        assertRefused(ResultReason.SENSITIVE, () -> hsm().export(aes));
        assertThat(hsm().export(publicKey(id, 2048)).length()).isPositive();
    }

    @Test
    default void export_isRefused_whenTheTokenMakesEveryKeySensitive() {
        if (lacks().contains(HsmCapability.CLEAR_EXPORT)) {
            HsmKey key = hsm().generateAes(newId(slot()), 256, false);
            assertRefused(ResultReason.SENSITIVE, () -> hsm().export(key));
        }
    }

    @Test
    default void destroy_erasesThisHalfOnly() {
        HsmKeyId id = newId(slot());
        HsmKey privateHalf = hsm().generateRsaPair(id, 2048, true);
        HsmKey publicHalf = publicKey(id, 2048);
        hsm().destroy(publicHalf);
        assertThat(hsm().find(id.publicHalf())).isEmpty();
        assertThat(hsm().find(id)).contains(privateHalf);
        hsm().destroy(privateHalf);
        assertThat(hsm().find(id)).isEmpty();
    }

    @Test
    default void destroyedKey_isGone_andItsLabelIsFree() {
        HsmKey key = hsm().generateAes(newId(slot()), 256, true);
        hsm().destroy(key);
        hsm().destroy(key);
        assertThat(hsm().find(key.id())).isEmpty();
        assertThat(hsm().list(slot())).doesNotContain(key);
        assertRefused(ResultReason.ITEM_NOT_FOUND, () -> hsm().encrypt(key, DEFAULTS, TEXT, none()));
        assertRefused(ResultReason.ITEM_NOT_FOUND, () -> hsm().export(key));
        assertThat(hsm().generateAes(key.id(), 256, true)).isEqualTo(key);
    }
}
