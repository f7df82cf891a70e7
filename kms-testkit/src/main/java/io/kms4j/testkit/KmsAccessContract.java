package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kms4j.core.AccessRights;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.DerivationParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.AdjustmentType;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.AdjustAttributeRequest;
import io.kms4j.kmip.operation.ArchiveRequest;
import io.kms4j.kmip.operation.CertifyRequest;
import io.kms4j.kmip.operation.CheckRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateSplitKeyRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import io.kms4j.kmip.operation.DeriveKeyRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.ExportRequest;
import io.kms4j.kmip.operation.GetAttributeListRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.GetUsageAllocationRequest;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.JoinSplitKeyRequest;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.MacRequest;
import io.kms4j.kmip.operation.MacVerifyRequest;
import io.kms4j.kmip.operation.ModifyAttributeRequest;
import io.kms4j.kmip.operation.ObtainLeaseRequest;
import io.kms4j.kmip.operation.ReCertifyRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairRequest;
import io.kms4j.kmip.operation.ReKeyRequest;
import io.kms4j.kmip.operation.RecoverRequest;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.SetAttributeRequest;
import io.kms4j.kmip.operation.SignRequest;
import io.kms4j.kmip.operation.SignatureVerifyRequest;
import io.kms4j.kmip.operation.ValidateRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may do what: every operation by every kind of user on every kind of key, from one table; and the grants. */
public interface KmsAccessContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    /** Kinds of callers. */
    enum Role {
        /** Owns the key of the database. */
        OWNER,
        /** Owns the keys of the HSM. */
        HSM_ADMIN,
        /** Was granted this very operation. */
        GRANTED,
        /** Was granted every other operation, but not this one. */
        GRANTED_ALL_ELSE,
        /** Was granted this operation through a grant to everybody. */
        GRANTED_TO_ALL,
        /** Was granted Get, and nothing else. */
        GRANTED_GET,
        STRANGER
    }

    /** An operation on one key: what asks for it, and which right allows it. */
    record Act(Operation operation, Set<Operation> rights, Function<UniqueIdentifier, RequestPayload<?>> request) {
        private static Act of(Operation operation, Function<UniqueIdentifier, RequestPayload<?>> request) {
            return new Act(operation, Set.of(operation), request);
        }
    }

    /** Reasons that refuse a caller; any other answer means that the caller got past the policy. */
    Set<ResultReason> REFUSALS = Set.of(ResultReason.NOT_AUTHORISED, ResultReason.OBJECT_NOT_FOUND);

    private List<Act> acts() {
        Attributes comment = Attributes.of(Attribute.COMMENT, "seen");
        return List.of(
                Act.of(Operation.GET, GetRequest::of),
                Act.of(Operation.EXPORT, ExportRequest::of),
                Act.of(Operation.ENCRYPT, id -> EncryptRequest.of(id, PLAINTEXT)),
                Act.of(Operation.DECRYPT, id -> DecryptRequest.of(id, encrypted(id))),
                Act.of(Operation.MAC, id -> MacRequest.of(id, PLAINTEXT)),
                new Act(
                        Operation.MAC_VERIFY,
                        Set.of(Operation.MAC),
                        id -> MacVerifyRequest.of(id, PLAINTEXT, PLAINTEXT)),
                Act.of(Operation.SIGN, id -> SignRequest.of(id, PLAINTEXT)),
                Act.of(Operation.SIGNATURE_VERIFY, id -> SignatureVerifyRequest.of(id, PLAINTEXT, PLAINTEXT)),
                Act.of(Operation.GET_ATTRIBUTES, GetAttributesRequest::of),
                new Act(
                        Operation.GET_ATTRIBUTE_LIST,
                        Set.of(Operation.GET_ATTRIBUTES),
                        id -> new GetAttributeListRequest(Optional.of(id))),
                Act.of(Operation.ADD_ATTRIBUTE, id -> new AddAttributeRequest(Optional.of(id), comment)),
                Act.of(Operation.SET_ATTRIBUTE, id -> new SetAttributeRequest(Optional.of(id), comment)),
                Act.of(
                        Operation.MODIFY_ATTRIBUTE,
                        id -> new ModifyAttributeRequest(Optional.of(id), Optional.empty(), comment)),
                Act.of(
                        Operation.DELETE_ATTRIBUTE,
                        id -> new DeleteAttributeRequest(Optional.of(id), Optional.of(comment), List.of())),
                Act.of(Operation.ADJUST_ATTRIBUTE, KmsAccessContract::lengthened),
                new Act(
                        Operation.CHECK,
                        Set.of(Operation.CHECK, Operation.GET_ATTRIBUTES),
                        id -> new CheckRequest(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty())),
                new Act(
                        Operation.OBTAIN_LEASE,
                        Set.of(Operation.OBTAIN_LEASE, Operation.GET_ATTRIBUTES),
                        ObtainLeaseRequest::of),
                Act.of(Operation.GET_USAGE_ALLOCATION, id -> new GetUsageAllocationRequest(Optional.of(id), 1)),
                Act.of(Operation.ARCHIVE, ArchiveRequest::of),
                Act.of(Operation.RECOVER, RecoverRequest::of),
                Act.of(Operation.ACTIVATE, ActivateRequest::of),
                new Act(
                        Operation.CREATE_SPLIT_KEY,
                        Set.of(Operation.GET),
                        id -> CreateSplitKeyRequest.of(id, SplitKeyMethod.XOR, 2, 2)),
                new Act(
                        Operation.JOIN_SPLIT_KEY,
                        Set.of(Operation.GET),
                        id -> JoinSplitKeyRequest.of(ObjectType.SYMMETRIC_KEY, List.of(id))),
                Act.of(Operation.DERIVE_KEY, KmsAccessContract::deriving),
                Act.of(Operation.CERTIFY, id -> CertifyRequest.of(id, Attributes.none())),
                new Act(
                        Operation.RE_CERTIFY,
                        Set.of(Operation.CERTIFY),
                        id -> ReCertifyRequest.of(id, Attributes.none())),
                Act.of(Operation.VALIDATE, id -> ValidateRequest.of(List.of(id))),
                Act.of(Operation.RE_KEY, ReKeyRequest::of),
                new Act(Operation.RE_KEY_KEY_PAIR, Set.of(Operation.RE_KEY), ReKeyKeyPairRequest::of),
                Act.of(Operation.REVOKE, id -> RevokeRequest.of(id, RevocationReasonCode.UNSPECIFIED)),
                Act.of(Operation.DESTROY, DestroyRequest::of),
                Act.of(Operation.IMPORT, this::replacing));
    }

    private static RequestPayload<?> lengthened(UniqueIdentifier id) {
        return new AdjustAttributeRequest(
                Optional.of(id),
                new AttributeReference.Standard(Attribute.PROTECTION_PERIOD.tag()),
                AdjustmentType.INCREMENT,
                Optional.empty());
    }

    private static RequestPayload<?> deriving(UniqueIdentifier id) {
        return new DeriveKeyRequest(
                ObjectType.SYMMETRIC_KEY,
                List.of(id),
                DerivationMethod.HKDF,
                DerivationParameters.of(CryptographicParameters.none()),
                CreateRequest.aes(256).attributes());
    }

    private EncryptResponse encrypted(UniqueIdentifier id) {
        boolean inHsm = id.value().startsWith("hsm");
        return kms().execute(EncryptRequest.of(id, PLAINTEXT), inHsm ? ADMIN : ALICE);
    }

    /** Import in place of the key, of a key of the caller's own making. */
    private RequestPayload<?> replacing(UniqueIdentifier id) {
        UniqueIdentifier other = createAes();
        return new ImportRequest(
                Optional.of(id),
                ObjectType.SYMMETRIC_KEY,
                Optional.of(true),
                Optional.empty(),
                Attributes.none(),
                kms().execute(GetRequest.of(other), ALICE).managedObject());
    }

    private Kms kms() {
        return test().kms();
    }

    private UniqueIdentifier createAes() {
        return kms().execute(CreateRequest.aes(256).named(TestKms.freshName("access")), ALICE)
                .uniqueIdentifier();
    }

    private UniqueIdentifier createHsmAes() {
        return kms().execute(
                        CreateRequest.aes(256).named(test().freshHsmId("access").value()), ADMIN)
                .uniqueIdentifier();
    }

    @TestFactory
    default Stream<DynamicTest> matrix_allowsOwnersAndExactGrants_andNobodyElse() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Act act : acts()) {
            for (Role role : Role.values()) {
                for (boolean inHsm : new boolean[] {false, true}) {
                    String name = act.operation() + " by " + role + " on a key of the " + (inHsm ? "HSM" : "database");
                    tests.add(dynamicTest(name, () -> check(act, role, inHsm)));
                }
            }
        }
        return tests.stream();
    }

    private void check(Act act, Role role, boolean inHsm) {
        UniqueIdentifier id = inHsm ? createHsmAes() : createAes();
        UserId owner = inHsm ? ADMIN : ALICE;
        grant(act, role, id, owner);
        RequestPayload<?> request = act.request().apply(id);
        assertThat(passes(request, userOf(role))).as("allowed").isEqualTo(isAllowed(act, role, inHsm));
    }

    private void grant(Act act, Role role, UniqueIdentifier id, UserId owner) {
        AccessRights rights = kms().accessRights();
        Set<Operation> all = new HashSet<>(grantable());
        all.removeAll(act.rights());
        if (act.operation() == Operation.EXPORT) {
            all.remove(Operation.GET);
        }
        switch (role) {
            case GRANTED -> rights.grant(id, BOB, act.rights(), owner);
            case GRANTED_TO_ALL -> rights.grant(id, UserId.EVERYBODY, act.rights(), owner);
            case GRANTED_ALL_ELSE -> rights.grant(id, BOB, all, owner);
            case GRANTED_GET -> rights.grant(id, BOB, Set.of(Operation.GET), owner);
            default -> {}
        }
    }

    private static Set<Operation> grantable() {
        return Set.of(
                Operation.GET,
                Operation.EXPORT,
                Operation.ENCRYPT,
                Operation.DECRYPT,
                Operation.MAC,
                Operation.SIGN,
                Operation.SIGNATURE_VERIFY,
                Operation.GET_ATTRIBUTES,
                Operation.ADD_ATTRIBUTE,
                Operation.SET_ATTRIBUTE,
                Operation.MODIFY_ATTRIBUTE,
                Operation.DELETE_ATTRIBUTE,
                Operation.ADJUST_ATTRIBUTE,
                Operation.CHECK,
                Operation.OBTAIN_LEASE,
                Operation.GET_USAGE_ALLOCATION,
                Operation.ARCHIVE,
                Operation.RECOVER,
                Operation.ACTIVATE,
                Operation.DERIVE_KEY,
                Operation.CERTIFY,
                Operation.VALIDATE,
                Operation.RE_KEY,
                Operation.REVOKE,
                Operation.DESTROY,
                Operation.IMPORT,
                Operation.LOCATE);
    }

    private static UserId userOf(Role role) {
        return switch (role) {
            case OWNER -> ALICE;
            case HSM_ADMIN -> ADMIN;
            default -> BOB;
        };
    }

    private boolean passes(RequestPayload<?> request, UserId caller) {
        try {
            kms().execute(request, caller);
            return true;
        } catch (KmipException refused) {
            return !REFUSALS.contains(refused.reason());
        }
    }

    private static boolean isAllowed(Act act, Role role, boolean inHsm) {
        if (inHsm && act.operation() == Operation.IMPORT) {
            // Bringing a key into the HSM is creating one there.
            return role == Role.HSM_ADMIN;
        }
        return switch (role) {
            case OWNER -> !inHsm;
            case HSM_ADMIN -> inHsm;
            case GRANTED, GRANTED_TO_ALL -> true;
            case GRANTED_GET -> act.rights().contains(Operation.GET) || (inHsm && act.operation() == Operation.EXPORT);
            case GRANTED_ALL_ELSE, STRANGER -> false;
        };
    }

    @Test
    default void stranger_isToldTheSame_asForAMissingKey() {
        for (UniqueIdentifier id : List.of(createAes(), createHsmAes())) {
            UniqueIdentifier missing = new UniqueIdentifier(id.value() + "-missing");
            assertThat(refusal(GetRequest.of(id), BOB).replace(id.value(), "ID"))
                    .isEqualTo(refusal(GetRequest.of(missing), BOB).replace(missing.value(), "ID"));
        }
    }

    private String refusal(RequestPayload<?> request, UserId caller) {
        try {
            kms().execute(request, caller);
        } catch (KmipException refused) {
            return refused.reason() + ": " + refused.getMessage();
        }
        throw new AssertionError("a stranger was let in");
    }

    @Test
    default void create_isForTheHsmAdminAlone_inTheHsm() {
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(
                        CreateRequest.aes(256).named(test().freshHsmId("x").value()), ALICE));
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(
                        CreateKeyPairRequest.rsa(2048)
                                .named(test().freshHsmId("x").value()),
                        ALICE));
    }

    @Test
    default void create_ofAWrappedKey_needsEncryptOnTheWrappingKey() {
        UniqueIdentifier kek = createHsmAes();
        CreateRequest request = CreateRequest.aes(256).wrappedBy(kek);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(request, BOB));
        kms().accessRights().grant(kek, BOB, Set.of(Operation.GET, Operation.DECRYPT), ADMIN);
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(request, BOB));
        kms().accessRights().grant(kek, BOB, Set.of(Operation.ENCRYPT), ADMIN);
        UniqueIdentifier id = kms().execute(request, BOB).uniqueIdentifier();
        // Using the wrapped key needs no right on the wrapping key, whether it is in the cache or not.
        kms().accessRights().revoke(kek, BOB, Set.of(Operation.ENCRYPT, Operation.DECRYPT, Operation.GET), ADMIN);
        assertThat(kms().execute(EncryptRequest.of(id, PLAINTEXT), BOB).data()).isPresent();
    }

    @Test
    default void grant_isForTheOwnerAlone_andNotToOneself() {
        UniqueIdentifier id = createAes();
        AccessRights rights = kms().accessRights();
        Set<Operation> get = Set.of(Operation.GET);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> rights.grant(id, ADMIN, get, BOB));
        rights.grant(id, BOB, get, ALICE);
        assertRefused(ResultReason.NOT_AUTHORISED, () -> rights.grant(id, ADMIN, get, BOB));
        assertRefused(ResultReason.NOT_AUTHORISED, () -> rights.grant(id, ALICE, get, ALICE));
        assertRefused(ResultReason.INVALID_FIELD, () -> rights.grant(id, BOB, Set.of(Operation.QUERY), ALICE));
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> rights.grant(createHsmAes(), BOB, get, ALICE));
    }

    @Test
    default void grants_areListedAndObtained_untilTheyAreRevoked() {
        UniqueIdentifier id = createAes();
        AccessRights rights = kms().accessRights();
        rights.grant(id, BOB, Set.of(Operation.ENCRYPT, Operation.DECRYPT), ALICE);
        assertThat(rights.list(id, ALICE)).isEqualTo(Map.of(BOB, Set.of(Operation.ENCRYPT, Operation.DECRYPT)));
        assertThat(rights.obtained(BOB)).anySatisfy(obtained -> {
            assertThat(obtained.id()).isEqualTo(id);
            assertThat(obtained.owner()).isEqualTo(ALICE);
            assertThat(obtained.operations()).containsExactlyInAnyOrder(Operation.ENCRYPT, Operation.DECRYPT);
        });
        assertThat(rights.owned(ALICE))
                .anySatisfy(object -> assertThat(object.id()).isEqualTo(id));
        rights.revoke(id, BOB, Set.of(Operation.ENCRYPT, Operation.DECRYPT), ALICE);
        assertThat(rights.list(id, ALICE)).isEmpty();
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), BOB));
    }

    @Test
    default void grants_areGone_whenAnHsmKeyIsDestroyedAndMadeAgain() {
        UniqueIdentifier id = createHsmAes();
        kms().accessRights().grant(id, BOB, Set.of(Operation.ENCRYPT), ADMIN);
        kms().execute(DestroyRequest.of(id), ADMIN);
        kms().execute(CreateRequest.aes(256).named(id.value()), ADMIN);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(EncryptRequest.of(id, PLAINTEXT), BOB));
    }

    @Test
    default void locate_shows_onlyWhatTheCallerOwnsOrWasGranted() {
        UniqueIdentifier own = createAes();
        UniqueIdentifier hsm = createHsmAes();
        LocateRequest all = new LocateRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(kms().execute(all, BOB).uniqueIdentifier()).doesNotContain(own, hsm);
        assertThat(kms().execute(all, ALICE).uniqueIdentifier()).contains(own).doesNotContain(hsm);
        kms().accessRights().grant(own, BOB, Set.of(Operation.GET), ALICE);
        kms().accessRights().grant(hsm, BOB, Set.of(Operation.ENCRYPT), ADMIN);
        assertThat(kms().execute(all, BOB).uniqueIdentifier()).contains(own, hsm);
    }

    @Test
    default void sensitive_and_extractable_onlyBecomeStricter() {
        UniqueIdentifier id = createAes();
        Map<Attribute<Boolean>, Boolean> strict =
                new LinkedHashMap<>(Map.of(Attribute.SENSITIVE, true, Attribute.EXTRACTABLE, false));
        strict.forEach((attribute, value) -> {
            kms().execute(new SetAttributeRequest(Optional.of(id), Attributes.of(attribute, value)), ALICE);
            assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(
                            new SetAttributeRequest(Optional.of(id), Attributes.of(attribute, !value)), ALICE));
            assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(
                            new DeleteAttributeRequest(
                                    Optional.of(id), Optional.of(Attributes.of(attribute, value)), List.of()),
                            ALICE));
        });
        test().clock().advance(Duration.ofSeconds(1));
        assertRefused(ResultReason.SENSITIVE, () -> kms().execute(GetRequest.of(id), ALICE));
    }

    /** One key may not be opened through another that its thief may not use. */
    @Test
    default void stolenBlob_isNotOpened_byWhoMayNotDecryptWithItsWrappingKey() {
        UniqueIdentifier kek = createHsmAes();
        UniqueIdentifier victim = kms().execute(
                        CreateRequest.aes(256)
                                .named(TestKms.freshName("victim"))
                                .wrappedBy(kek),
                        ADMIN)
                .uniqueIdentifier();
        ImportRequest theft = new ImportRequest(
                Optional.of(new UniqueIdentifier(TestKms.freshName("stolen"))),
                ObjectType.SYMMETRIC_KEY,
                Optional.empty(),
                Optional.empty(),
                Attributes.of(Attribute.ACTIVATION_DATE, Instant.EPOCH),
                kms().execute(GetRequest.of(victim), ADMIN).managedObject());
        UniqueIdentifier stolen = kms().execute(theft, BOB).uniqueIdentifier();
        assertThat(passes(EncryptRequest.of(stolen, PLAINTEXT), BOB)).isFalse();
        assertThat(passes(
                        new GetRequest(
                                Optional.of(stolen),
                                Optional.empty(),
                                Optional.of(KeyWrapType.NOT_WRAPPED),
                                Optional.empty(),
                                Optional.empty()),
                        BOB))
                .isFalse();
    }

    @Test
    default void strictKeySeparation_refusesAKeyForBothKindsOfUse() {
        try (Kms strict = test().builder().strictKeySeparation(true).build()) {
            int both = CryptographicUsageMask.ENCRYPT | CryptographicUsageMask.WRAP_KEY;
            CreateRequest mixed =
                    CreateRequest.aes(256).with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, new CryptographicUsageMask(both));
            assertRefused(ResultReason.INVALID_FIELD, () -> strict.execute(mixed, ALICE));
            UniqueIdentifier id = strict.execute(CreateRequest.aes(256), ALICE).uniqueIdentifier();
            assertThat(strict.execute(EncryptRequest.of(id, PLAINTEXT), ALICE).data())
                    .isPresent();
            assertRefused(
                    ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK,
                    () -> strict.execute(CreateRequest.aes(256).wrappedBy(id), ALICE));
        }
    }
}
