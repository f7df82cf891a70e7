package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.core.port.Material;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.PaddingMethod;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.ExportRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What the KMS does as a whole, over any adapters: life cycle, keys in the HSM, keys wrapped by the HSM. It includes
 * {@link CryptographicServicesContract}. Rights are in {@link KmsAccessContract}.
 */
public interface KmsContract extends CryptographicServicesContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    @Override
    TestKms test();

    Bytes PLAINTEXT = Bytes.copyOf("the quick brown fox".getBytes(StandardCharsets.UTF_8));

    static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    private Kms kms() {
        return test().kms();
    }

    private UniqueIdentifier createAes(String stem) {
        return kms().execute(CreateRequest.aes(256).named(TestKms.freshName(stem)), ALICE)
                .uniqueIdentifier();
    }

    private UniqueIdentifier createHsmAes(boolean sensitive) {
        UniqueIdentifier id = test().freshHsmId("aes");
        kms().execute(CreateRequest.aes(256).named(id.value()).with(Attribute.SENSITIVE, sensitive), ADMIN);
        return id;
    }

    private CreateKeyPairResponse createHsmRsa(boolean sensitive) {
        UniqueIdentifier id = test().freshHsmId("rsa");
        return kms().execute(
                        CreateKeyPairRequest.rsa(2048).named(id.value()).withPrivate(Attribute.SENSITIVE, sensitive),
                        ADMIN);
    }

    private void assertRoundTrip(Kms node, UniqueIdentifier encryptWith, UniqueIdentifier decryptWith, boolean admin) {
        EncryptResponse encrypted = node.execute(EncryptRequest.of(encryptWith, PLAINTEXT), admin ? ADMIN : ALICE);
        assertThat(encrypted.data().orElseThrow()).isNotEqualTo(PLAINTEXT);
        assertThat(node.execute(DecryptRequest.of(decryptWith, encrypted), admin ? ADMIN : ALICE)
                        .data())
                .contains(PLAINTEXT);
    }

    @Test
    default void encrypt_givesWhatDecryptUndoes_withAnAesKeyOfTheDatabase() {
        UniqueIdentifier id = createAes("aes");
        assertRoundTrip(kms(), id, id, false);
    }

    @Test
    default void encrypt_givesWhatDecryptUndoes_withAnRsaPairOfTheDatabase() {
        CreateKeyPairResponse pair =
                kms().execute(CreateKeyPairRequest.rsa(2048).named(TestKms.freshName("rsa")), ALICE);
        assertThat(pair.publicKeyUniqueIdentifier().value())
                .isEqualTo(pair.privateKeyUniqueIdentifier().value() + "_pk");
        assertRoundTrip(kms(), pair.publicKeyUniqueIdentifier(), pair.privateKeyUniqueIdentifier(), false);
    }

    @Test
    default void create_refuses_whenTheIdentifierIsTaken() {
        UniqueIdentifier id = createAes("taken");
        assertRefused(ResultReason.OBJECT_ALREADY_EXISTS, () -> kms().execute(
                        CreateRequest.aes(256).named(id.value()), ALICE));
    }

    @Test
    default void create_refusesEveryMisspelling_ofAnHsmIdentifier() {
        long slot = test().slot();
        for (String id : List.of(
                "hsm::x::y",
                "hsm::1::",
                "hsm::999999::k",
                "HSM::1::k",
                "hsm::0" + slot + "::k",
                "hsm::+" + slot + "::k",
                "hsm::-1::k",
                " hsm::" + slot + "::k",
                "hsm::4294967296999999999999::k",
                "hsm::１::k",
                "hsm::")) {
            assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(
                            CreateRequest.aes(256).named(id), ADMIN));
        }
    }

    @Test
    default void decrypt_saysOneThing_whateverIsWrongWithTheCiphertext() {
        for (UniqueIdentifier id : List.of(createAes("aes"), createHsmAes(true))) {
            boolean hsm = id.value().startsWith("hsm");
            EncryptResponse good =
                    kms().execute(EncryptRequest.of(id, PLAINTEXT).withAad(PLAINTEXT), hsm ? ADMIN : ALICE);
            byte[] altered = good.data().orElseThrow().toArray();
            altered[3] ^= 1;
            EncryptResponse bad = new EncryptResponse(
                    id,
                    Optional.of(Bytes.copyOf(altered)),
                    good.ivCounterNonce(),
                    Optional.empty(),
                    good.authenticatedEncryptionTag());
            EncryptResponse cut = new EncryptResponse(
                    id,
                    good.data().map(data -> data.slice(0, 5)),
                    good.ivCounterNonce(),
                    Optional.empty(),
                    good.authenticatedEncryptionTag());
            List<String> messages = List.of(
                    messageOf(DecryptRequest.of(id, bad).withAad(PLAINTEXT), hsm),
                    messageOf(DecryptRequest.of(id, cut).withAad(PLAINTEXT), hsm),
                    messageOf(DecryptRequest.of(id, good).withAad(Bytes.copyOf(new byte[] {1})), hsm));
            assertThat(messages).containsOnly(messages.get(0));
        }
    }

    private String messageOf(DecryptRequest request, boolean hsm) {
        try {
            kms().execute(request, hsm ? ADMIN : ALICE);
        } catch (KmipException refused) {
            return refused.reason() + refused.getMessage();
        }
        throw new AssertionError("decrypted what it should not");
    }

    @Test
    default void encrypt_refusesAnIv_thatWasUsedForAnotherMessage() {
        UniqueIdentifier id = createAes("iv");
        EncryptRequest request = EncryptRequest.of(id, PLAINTEXT).withIv(Bytes.copyOf(new byte[12]));
        assertThat(kms().execute(request, ALICE).ivCounterNonce()).isEmpty();
        assertThat(kms().execute(request, ALICE).data())
                .as("the same message again")
                .isPresent();
        EncryptRequest other = EncryptRequest.of(id, Bytes.copyOf(new byte[3])).withIv(Bytes.copyOf(new byte[12]));
        assertRefused(ResultReason.BAD_CRYPTOGRAPHIC_PARAMETERS, () -> kms().execute(other, ALICE));
    }

    @Test
    default void encrypt_encryptsEachPiece_ofBulkData() {
        UniqueIdentifier id = createAes("bulk");
        Bytes bulk = Bytes.copyOf(new byte[] {(byte) 0x87, (byte) 0x87, 2, 3, 1, 2, 3, 1, 9});
        EncryptResponse encrypted = kms().execute(EncryptRequest.of(id, bulk), ALICE);
        assertThat(encrypted.ivCounterNonce()).isEmpty();
        assertThat(encrypted.data().orElseThrow().length()).isEqualTo(3 + (1 + 12 + 3 + 16) + (1 + 12 + 1 + 16));
        assertThat(kms().execute(DecryptRequest.of(id, encrypted), ALICE).data())
                .contains(bulk);
    }

    @Test
    default void lifeCycle_goesFromPreActiveToDestroyed_byItsRules() {
        CreateRequest unborn = CreateRequest.aes(256)
                .named(TestKms.freshName("cycle"))
                .with(Attribute.ACTIVATION_DATE, test().clock().instant().plus(Duration.ofDays(1)));
        UniqueIdentifier id = kms().execute(unborn, ALICE).uniqueIdentifier();
        assertThat(stateOf(id)).isEqualTo(State.PRE_ACTIVE);
        assertRefused(
                ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE));
        kms().execute(ActivateRequest.of(id), ALICE);
        assertThat(stateOf(id)).isEqualTo(State.ACTIVE);
        EncryptResponse encrypted = kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE);
        assertRefused(ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> kms().execute(DestroyRequest.of(id), ALICE));
        kms().execute(RevokeRequest.of(id, RevocationReasonCode.CESSATION_OF_OPERATION), ALICE);
        assertThat(stateOf(id)).isEqualTo(State.DEACTIVATED);
        assertRefused(
                ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE));
        assertThat(kms().execute(DecryptRequest.of(id, encrypted), ALICE).data())
                .contains(PLAINTEXT);
        kms().execute(DestroyRequest.of(id), ALICE);
        assertThat(stateOf(id)).isEqualTo(State.DESTROYED);
        assertRefused(ResultReason.OBJECT_DESTROYED, () -> kms().execute(DecryptRequest.of(id, encrypted), ALICE));
        assertRefused(ResultReason.OBJECT_DESTROYED, () -> kms().execute(GetRequest.of(id), ALICE));
        assertThat(test().keyStore().find(id).orElseThrow().material()).isInstanceOf(Material.None.class);
    }

    private State stateOf(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE)
                .attributes()
                .get(Attribute.STATE)
                .orElseThrow();
    }

    @Test
    default void state_followsTheDates_asTimePasses() {
        CreateRequest request = CreateRequest.aes(256)
                .named(TestKms.freshName("dates"))
                .with(Attribute.ACTIVATION_DATE, test().clock().instant().plus(Duration.ofHours(1)))
                .with(Attribute.DEACTIVATION_DATE, test().clock().instant().plus(Duration.ofHours(2)));
        UniqueIdentifier id = kms().execute(request, ALICE).uniqueIdentifier();
        assertThat(stateOf(id)).isEqualTo(State.PRE_ACTIVE);
        test().clock().advance(Duration.ofMinutes(61));
        assertThat(stateOf(id)).isEqualTo(State.ACTIVE);
        assertThat(kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE).data())
                .isPresent();
        test().clock().advance(Duration.ofMinutes(60));
        assertThat(stateOf(id)).isEqualTo(State.DEACTIVATED);
        assertRefused(
                ResultReason.WRONG_KEY_LIFECYCLE_STATE, () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), ALICE));
    }

    @Test
    default void get_refusesASensitiveKey_andOneThatIsNotExtractable() {
        UniqueIdentifier sensitive = kms().execute(
                        CreateRequest.aes(256).named(TestKms.freshName("s")).with(Attribute.SENSITIVE, true), ALICE)
                .uniqueIdentifier();
        UniqueIdentifier fixed = kms().execute(
                        CreateRequest.aes(256).named(TestKms.freshName("e")).with(Attribute.EXTRACTABLE, false), ALICE)
                .uniqueIdentifier();
        assertRefused(ResultReason.SENSITIVE, () -> kms().execute(GetRequest.of(sensitive), ALICE));
        assertRefused(ResultReason.SENSITIVE, () -> kms().execute(ExportRequest.of(sensitive), ALICE));
        assertRefused(ResultReason.NOT_EXTRACTABLE, () -> kms().execute(GetRequest.of(fixed), ALICE));
    }

    private static KeyBlock keyBlock(ManagedObject object) {
        return object.keyBlockIfAny().orElseThrow();
    }

    @Test
    default void hsmKey_encryptsAndDecryptsInTheHsm_andIsDestroyedWithoutRevoke() {
        UniqueIdentifier aes = createHsmAes(true);
        assertRoundTrip(kms(), aes, aes, true);
        CreateKeyPairResponse rsa = createHsmRsa(true);
        assertRoundTrip(kms(), rsa.publicKeyUniqueIdentifier(), rsa.privateKeyUniqueIdentifier(), true);
        assertRefused(ResultReason.OPERATION_NOT_SUPPORTED, () -> kms().execute(
                        RevokeRequest.of(aes, RevocationReasonCode.UNSPECIFIED), ADMIN));
        kms().execute(DestroyRequest.of(aes), ADMIN);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(GetRequest.of(aes), ADMIN));
    }

    @Test
    default void hsmKey_usesRsaPkcs1v15_whenAsked() {
        CreateKeyPairResponse rsa = createHsmRsa(true);
        CryptographicParameters parameters = CryptographicParameters.builder()
                .paddingMethod(PaddingMethod.PKCS1_V1_5)
                .build();
        EncryptResponse encrypted = kms().execute(
                        EncryptRequest.of(rsa.publicKeyUniqueIdentifier(), PLAINTEXT)
                                .with(parameters),
                        ADMIN);
        assertThat(kms().execute(
                                DecryptRequest.of(rsa.privateKeyUniqueIdentifier(), encrypted)
                                        .with(parameters),
                                ADMIN)
                        .data())
                .contains(PLAINTEXT);
    }

    @Test
    default void hsmKey_leavesTheHsm_onlyWhenItIsNotSensitiveOrPublic() {
        UniqueIdentifier open = createHsmAes(false);
        KeyBlock block = keyBlock(kms().execute(GetRequest.of(open), ADMIN).managedObject());
        KeyValue.Plain value = (KeyValue.Plain) block.keyValue().orElseThrow();
        assertThat(((KeyMaterial.Encoded) value.keyMaterial()).bytes().length()).isEqualTo(32);
        assertRefused(ResultReason.SENSITIVE, () -> kms().execute(GetRequest.of(createHsmAes(true)), ADMIN));
        CreateKeyPairResponse rsa = createHsmRsa(true);
        assertRefused(
                ResultReason.SENSITIVE, () -> kms().execute(GetRequest.of(rsa.privateKeyUniqueIdentifier()), ADMIN));
        assertThat(kms().execute(GetRequest.of(rsa.publicKeyUniqueIdentifier()), ADMIN)
                        .managedObject())
                .isInstanceOf(ManagedObject.PublicKey.class);
    }

    @Test
    default void hsmKey_isRefused_whenItsIdentifierIsTaken() {
        UniqueIdentifier id = createHsmAes(true);
        assertRefused(ResultReason.OBJECT_ALREADY_EXISTS, () -> kms().execute(
                        CreateRequest.aes(256).named(id.value()), ADMIN));
        assertRefused(ResultReason.OBJECT_ALREADY_EXISTS, () -> kms().execute(
                        CreateKeyPairRequest.rsa(2048).named(id.value()), ADMIN));
    }

    @Test
    default void wrappedKey_isStoredWrapped_andUnwrappedOnceInTheHsm() {
        for (UniqueIdentifier kek :
                List.of(createHsmAes(true), createHsmRsa(true).publicKeyUniqueIdentifier())) {
            int encryptions = test().hsm().encryptions();
            UniqueIdentifier id = kms().execute(
                            CreateRequest.aes(256)
                                    .named(TestKms.freshName("wrapped"))
                                    .wrappedBy(kek),
                            ADMIN)
                    .uniqueIdentifier();
            assertThat(test().hsm().encryptions()).isEqualTo(encryptions + 1);
            assertThat(test().keyStore().find(id).orElseThrow().material()).isInstanceOf(Material.Wrapped.class);
            int before = test().hsm().decryptions();
            assertRoundTrip(kms(), id, id, true);
            assertRoundTrip(kms(), id, id, true);
            assertThat(test().hsm().decryptions()).isEqualTo(before + 1);
        }
    }

    @Test
    default void wrappedKey_isUnwrappedOnce_whenManyThreadsRaceForIt() throws Exception {
        UniqueIdentifier kek = createHsmAes(true);
        UniqueIdentifier id = kms().execute(
                        CreateRequest.aes(256).named(TestKms.freshName("raced")).wrappedBy(kek), ADMIN)
                .uniqueIdentifier();
        int before = test().hsm().decryptions();
        ExecutorService pool = Executors.newFixedThreadPool(64);
        try {
            Callable<EncryptResponse> use = () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), ADMIN);
            for (Future<EncryptResponse> answer : pool.invokeAll(Collections.nCopies(64, use))) {
                assertThat(answer.get().data()).isPresent();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(test().hsm().decryptions()).isEqualTo(before + 1);
    }

    @Test
    default void wrappedKey_isUnwrappedForEachUse_whenTheCacheIsOff() {
        UniqueIdentifier kek = createHsmAes(true);
        try (Kms uncached = test().builder().unwrappedCache(Optional.empty()).build()) {
            UniqueIdentifier id = uncached.execute(
                            CreateRequest.aes(256)
                                    .named(TestKms.freshName("uncached"))
                                    .wrappedBy(kek),
                            ADMIN)
                    .uniqueIdentifier();
            int before = test().hsm().decryptions();
            assertRoundTrip(uncached, id, id, true);
            assertThat(test().hsm().decryptions()).isEqualTo(before + 2);
        }
    }

    @Test
    default void wrappedPair_isTooLongForOaep_andUnwrapsInTheHsmAllTheSame() {
        UniqueIdentifier rsaKek = createHsmRsa(true).publicKeyUniqueIdentifier();
        for (UniqueIdentifier kek : List.of(rsaKek, createHsmAes(true))) {
            CreateKeyPairResponse pair = kms().execute(
                            CreateKeyPairRequest.rsa(2048)
                                    .named(TestKms.freshName("wrapped-rsa"))
                                    .wrappedBy(kek),
                            ADMIN);
            int before = test().hsm().decryptions();
            assertRoundTrip(kms(), pair.publicKeyUniqueIdentifier(), pair.privateKeyUniqueIdentifier(), true);
            assertThat(test().hsm().decryptions()).isEqualTo(before + 2);
        }
    }

    @Test
    default void wrappedEcPair_isKept_underAnHsmKey() {
        CreateKeyPairResponse pair = kms().execute(
                        CreateKeyPairRequest.ec(RecommendedCurve.P_256)
                                .named(TestKms.freshName("wrapped-ec"))
                                .wrappedBy(createHsmAes(true)),
                        ADMIN);
        assertThat(test().keyStore()
                        .find(pair.privateKeyUniqueIdentifier())
                        .orElseThrow()
                        .material())
                .isInstanceOf(Material.Wrapped.class);
    }

    @Test
    default void wrappedKey_isHandedOutAsStored_untilAskedOtherwise() {
        UniqueIdentifier id = kms().execute(
                        CreateRequest.aes(256)
                                .named(TestKms.freshName("stored"))
                                .wrappedBy(createHsmAes(true)),
                        ADMIN)
                .uniqueIdentifier();
        KeyBlock stored = keyBlock(kms().execute(GetRequest.of(id), ADMIN).managedObject());
        assertThat(stored.keyValue().orElseThrow()).isInstanceOf(KeyValue.Wrapped.class);
        assertThat(stored.keyWrappingData()).isPresent();
    }

    @Test
    default void wrappedKey_isFoundOnAnotherNode_andForgottenWhenDestroyed() {
        UniqueIdentifier id = kms().execute(
                        CreateRequest.aes(256).named(TestKms.freshName("node")).wrappedBy(createHsmAes(true)), ADMIN)
                .uniqueIdentifier();
        try (Kms other = test().builder().build()) {
            assertRoundTrip(other, id, id, true);
            kms().execute(RevokeRequest.of(id, RevocationReasonCode.UNSPECIFIED), ADMIN);
            assertRefused(
                    ResultReason.WRONG_KEY_LIFECYCLE_STATE,
                    () -> other.execute(EncryptRequest.of(id, PLAINTEXT), ADMIN));
            kms().execute(DestroyRequest.of(id), ADMIN);
            assertRefused(ResultReason.OBJECT_DESTROYED, () -> other.execute(EncryptRequest.of(id, PLAINTEXT), ADMIN));
        }
    }

    @Test
    default void wrappedKey_canWrapAnother_whichUnwrapsThroughBoth() {
        UniqueIdentifier middle = kms().execute(
                        CreateRequest.aes(256)
                                .named(TestKms.freshName("middle"))
                                .wrappedBy(createHsmAes(true)),
                        ADMIN)
                .uniqueIdentifier();
        UniqueIdentifier id = kms().execute(
                        CreateRequest.aes(256).named(TestKms.freshName("inner")).wrappedBy(middle), ADMIN)
                .uniqueIdentifier();
        assertRoundTrip(kms(), id, id, true);
    }
}
