package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.PLAINTEXT;
import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.core.port.Material;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyValueLocation;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyValueLocationType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.enumeration.UsageLimitsUnit;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairResponse;
import io.kms4j.kmip.operation.ReKeyRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Re-key and Re-key Key Pair, over any adapters. Rights are in {@link KmsAccessContract}. */
public interface ReKeyContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private static Name freshName() {
        return Name.text(UUID.randomUUID().toString());
    }

    private UniqueIdentifier create(CreateRequest request, UserId owner) {
        return kms().execute(request, owner).uniqueIdentifier();
    }

    private Attributes attributes(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes();
    }

    private UniqueIdentifier reKey(UniqueIdentifier id) {
        return kms().execute(ReKeyRequest.of(id), ALICE).uniqueIdentifier();
    }

    private static ReKeyRequest reKey(UniqueIdentifier id, Optional<Duration> offset, Attributes attributes) {
        return new ReKeyRequest(Optional.of(id), offset, Optional.of(attributes), Optional.empty());
    }

    @Test
    default void reKey_makesANewKey_thatTakesNameAndAttributes() {
        Name name = freshName();
        CreateRequest request = CreateRequest.aes(192)
                .with(Attribute.NAME, name)
                .with(Attribute.OPERATION_POLICY_NAME, "default")
                .with(Attribute.OBJECT_GROUP, "group")
                .with(Attribute.USAGE_LIMITS, new UsageLimits(100, Optional.empty(), UsageLimitsUnit.BYTE));
        UniqueIdentifier old = create(request, ALICE);
        EncryptResponse before = kms().execute(EncryptRequest.of(old, PLAINTEXT), ALICE);
        test().clock().advance(Duration.ofSeconds(5));

        UniqueIdentifier replacement = reKey(old);

        Attributes mine = attributes(replacement);
        assertThat(mine.all(Attribute.NAME)).containsExactly(name);
        assertThat(mine.get(Attribute.OPERATION_POLICY_NAME)).contains("default");
        assertThat(mine.get(Attribute.OBJECT_GROUP)).contains("group");
        assertThat(mine.get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(192);
        assertThat(mine.get(Attribute.CRYPTOGRAPHIC_USAGE_MASK))
                .isEqualTo(attributes(old).get(Attribute.CRYPTOGRAPHIC_USAGE_MASK));
        assertThat(mine.get(Attribute.USAGE_LIMITS).orElseThrow().usageLimitsCount())
                .contains(100L);
        assertThat(mine.get(Attribute.INITIAL_DATE)).contains(test().clock().instant());
        assertThat(mine.get(Attribute.STATE)).contains(State.ACTIVE);
        assertThat(mine.get(Attribute.DIGEST)).isNotEqualTo(attributes(old).get(Attribute.DIGEST));
        assertThat(attributes(old).has(Attribute.NAME)).isFalse();
        assertThat(kms().execute(DecryptRequest.of(old, before), ALICE).data()).contains(PLAINTEXT);
        EncryptResponse after = kms().execute(EncryptRequest.of(replacement, PLAINTEXT), ALICE);
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> kms().execute(DecryptRequest.of(old, after), ALICE));
    }

    @Test
    default void reKey_linksBothKeys_andCountsGenerations() {
        UniqueIdentifier first = create(CreateRequest.aes(256), ALICE);
        UniqueIdentifier second = reKey(first);
        UniqueIdentifier third = reKey(second);

        assertThat(attributes(first).all(Attribute.LINK))
                .containsExactly(new Link(LinkType.REPLACEMENT_OBJECT_LINK, second.value()));
        assertThat(attributes(second).all(Attribute.LINK))
                .containsExactly(
                        new Link(LinkType.REPLACED_OBJECT_LINK, first.value()),
                        new Link(LinkType.REPLACEMENT_OBJECT_LINK, third.value()));
        assertThat(attributes(second).get(Attribute.ROTATE_GENERATION)).contains(1);
        assertThat(attributes(second).get(Attribute.ROTATE_LATEST)).contains(false);
        assertThat(attributes(second).get(Attribute.ROTATE_DATE))
                .contains(test().clock().instant());
        assertThat(attributes(third).get(Attribute.ROTATE_GENERATION)).contains(2);
        assertThat(attributes(third).get(Attribute.ROTATE_LATEST)).contains(true);
        assertThat(attributes(third).has(Attribute.ROTATE_DATE)).isFalse();
    }

    @Test
    default void reKey_isRefused_whenTheKeyWasReplacedAlready() {
        UniqueIdentifier old = create(CreateRequest.aes(256), ALICE);
        reKey(old);
        assertRefused(ResultReason.PERMISSION_DENIED, () -> reKey(old));
    }

    /** Two nodes with one store, or two threads, at the same moment. */
    @Test
    default void reKey_makesOneSuccessor_whenTwoAskAtOnce() throws Exception {
        UniqueIdentifier old = create(CreateRequest.aes(256), ALICE);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<UniqueIdentifier>> all = pool.invokeAll(Collections.nCopies(8, () -> reKey(old)));
            List<String> made = new ArrayList<>();
            for (Future<UniqueIdentifier> one : all) {
                try {
                    made.add(one.get().value());
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(KmipException.class);
                }
            }
            assertThat(made).hasSize(1);
            assertThat(attributes(old).all(Attribute.LINK))
                    .containsExactly(new Link(LinkType.REPLACEMENT_OBJECT_LINK, made.get(0)));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    default void reKey_leavesTheTags_andTheNewKeyIsTheOneThatEncryptsByThem() {
        TagList tags = new TagList(Set.of(TestKms.freshName("tag")));
        CreateRequest request = CreateRequest.aes(256);
        UniqueIdentifier old = create(
                new CreateRequest(
                        request.objectType(),
                        request.attributes()
                                .withVendor(VendorAttribute.text("cosmian", TagList.ATTRIBUTE_NAME, tags.toJson())),
                        Optional.empty()),
                ALICE);
        UniqueIdentifier byTag = new UniqueIdentifier(tags.toJson());
        assertThat(kms().execute(EncryptRequest.of(byTag, PLAINTEXT), ALICE).uniqueIdentifier())
                .isEqualTo(old);
        UniqueIdentifier replacement = reKey(old);
        assertThat(kms().execute(EncryptRequest.of(byTag, PLAINTEXT), ALICE).uniqueIdentifier())
                .isEqualTo(replacement);
    }

    @Test
    default void reKey_ofACompromisedKey_givesOneThatIsNot() {
        UniqueIdentifier old = create(CreateRequest.aes(256), ALICE);
        kms().execute(RevokeRequest.of(old, RevocationReasonCode.KEY_COMPROMISE), ALICE);

        Attributes mine = attributes(reKey(old));

        assertThat(mine.get(Attribute.STATE)).contains(State.ACTIVE);
        assertThat(mine.has(Attribute.COMPROMISE_DATE)).isFalse();
        assertThat(mine.has(Attribute.COMPROMISE_OCCURRENCE_DATE)).isFalse();
        assertThat(mine.has(Attribute.REVOCATION_REASON)).isFalse();
        assertThat(attributes(old).get(Attribute.STATE)).contains(State.COMPROMISED);
    }

    @Test
    default void reKey_movesAllDates_byTheOffset() {
        Instant start = test().clock().instant();
        UniqueIdentifier old = create(
                CreateRequest.aes(256)
                        .with(Attribute.ACTIVATION_DATE, start)
                        .with(Attribute.PROTECT_STOP_DATE, start.plusSeconds(100))
                        .with(Attribute.DEACTIVATION_DATE, start.plusSeconds(200)),
                ALICE);
        test().clock().advance(Duration.ofSeconds(50));

        Duration offset = Duration.ofSeconds(10);
        UniqueIdentifier replacement = kms().execute(reKey(old, Optional.of(offset), Attributes.none()), ALICE)
                .uniqueIdentifier();

        Attributes mine = attributes(replacement);
        Instant activation = test().clock().instant().plus(offset);
        assertThat(mine.get(Attribute.ACTIVATION_DATE)).contains(activation);
        assertThat(mine.get(Attribute.PROTECT_STOP_DATE)).contains(activation.plusSeconds(100));
        assertThat(mine.get(Attribute.DEACTIVATION_DATE)).contains(activation.plusSeconds(200));
        assertThat(mine.get(Attribute.STATE)).contains(State.PRE_ACTIVE);
    }

    @Test
    default void reKey_isRefused_whenTheOffsetHasNothingToStartFrom() {
        Instant later = test().clock().instant().plusSeconds(100);
        CreateRequest dormant = new CreateRequest(
                CreateRequest.aes(256).objectType(),
                CreateRequest.aes(256)
                        .attributes()
                        .without(Attribute.ACTIVATION_DATE)
                        .with(Attribute.DEACTIVATION_DATE, later),
                Optional.empty());
        UniqueIdentifier old = create(dormant, ALICE);
        Optional<Duration> offset = Optional.of(Duration.ZERO);
        assertRefused(
                ResultReason.ILLEGAL_OPERATION, () -> kms().execute(reKey(old, offset, Attributes.none()), ALICE));
        assertRefused(ResultReason.INVALID_MESSAGE, () -> kms().execute(
                        reKey(old, offset, Attributes.of(Attribute.ACTIVATION_DATE, later)), ALICE));
    }

    @Test
    default void reKey_addsNames_andOverridesOtherAttributes() {
        Name name = freshName();
        Name more = freshName();
        UniqueIdentifier old =
                create(CreateRequest.aes(256).with(Attribute.NAME, name).with(Attribute.COMMENT, "old"), ALICE);
        Attributes asked = Attributes.of(Attribute.NAME, more).with(Attribute.COMMENT, "new");
        Attributes mine = attributes(
                kms().execute(reKey(old, Optional.empty(), asked), ALICE).uniqueIdentifier());
        assertThat(mine.all(Attribute.NAME)).containsExactly(name, more);
        assertThat(mine.all(Attribute.COMMENT)).containsExactly("new");
    }

    @Test
    default void reKey_isRefused_whenItAsksForAnotherKindOfKeyOrLessProtection() {
        UniqueIdentifier old = create(CreateRequest.aes(256).with(Attribute.SENSITIVE, true), ALICE);
        assertRefused(ResultReason.INVALID_FIELD, () -> kms().execute(
                        reKey(old, Optional.empty(), Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 128)), ALICE));
        assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(
                        reKey(old, Optional.empty(), Attributes.of(Attribute.SENSITIVE, false)), ALICE));
        assertThat(attributes(reKey(old)).isTrue(Attribute.SENSITIVE)).isTrue();
    }

    @Test
    default void reKey_isRefused_forADestroyedKey() {
        UniqueIdentifier old = create(CreateRequest.aes(256), ALICE);
        kms().execute(RevokeRequest.of(old, RevocationReasonCode.CESSATION_OF_OPERATION), ALICE);
        kms().execute(DestroyRequest.of(old), ALICE);
        assertRefused(ResultReason.OBJECT_DESTROYED, () -> reKey(old));
    }

    @Test
    default void reKey_isRefused_forAKeyWhoseValueIsElsewhere() {
        KeyBlock block = new KeyBlock(
                KeyFormatType.RAW,
                Optional.empty(),
                Optional.empty(),
                Optional.of(CryptographicAlgorithm.AES),
                Optional.of(256),
                Optional.empty());
        RegisterRequest request = new RegisterRequest(
                ObjectType.SYMMETRIC_KEY,
                Attributes.of(
                        Attribute.KEY_VALUE_LOCATION,
                        new KeyValueLocation("a safe", KeyValueLocationType.UNINTERPRETED_TEXT_STRING)),
                new ManagedObject.SymmetricKey(block),
                Optional.empty());
        UniqueIdentifier old = kms().execute(request, ALICE).uniqueIdentifier();
        assertRefused(ResultReason.KEY_VALUE_NOT_PRESENT, () -> reKey(old));
    }

    @Test
    default void reKey_wrapsTheNewKey_withTheKeyThatWrapsTheOld() {
        UniqueIdentifier wrapping =
                create(CreateRequest.aes(256).named(test().freshHsmId("kek").value()), ADMIN);
        kms().accessRights().grant(wrapping, ALICE, Set.of(Operation.ENCRYPT), ADMIN);
        UniqueIdentifier replacement = reKey(create(CreateRequest.aes(256).wrappedBy(wrapping), ALICE));
        assertThat(wrappingKeyOf(replacement)).isEqualTo(wrapping);
        assertThat(attributes(replacement).all(Attribute.LINK))
                .contains(new Link(LinkType.WRAPPING_KEY_LINK, wrapping.value()));
        EncryptResponse encrypted = kms().execute(EncryptRequest.of(replacement, PLAINTEXT), ALICE);
        assertThat(kms().execute(DecryptRequest.of(replacement, encrypted), ALICE)
                        .data())
                .contains(PLAINTEXT);
    }

    private UniqueIdentifier wrappingKeyOf(UniqueIdentifier id) {
        Material.Wrapped wrapped =
                (Material.Wrapped) test().keyStore().find(id).orElseThrow().material();
        return wrapped.wrapping()
                .encryptionKeyInformation()
                .map(EncryptionKeyInformation::uniqueIdentifier)
                .orElseThrow();
    }

    @Test
    default void reKey_leavesTheNewKeyToTheOwner_whenSomebodyElseAsks() {
        UniqueIdentifier old = create(CreateRequest.aes(256), ALICE);
        kms().accessRights().grant(old, BOB, Set.of(Operation.RE_KEY, Operation.ENCRYPT), ALICE);
        UniqueIdentifier replacement = kms().execute(ReKeyRequest.of(old), BOB).uniqueIdentifier();
        assertThat(test().keyStore().find(replacement).orElseThrow().owner()).isEqualTo(ALICE);
        assertRefused(
                ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(EncryptRequest.of(replacement, PLAINTEXT), BOB));
    }

    @Test
    default void reKeyKeyPair_replacesBothHalves_withLinksAndNames() {
        Name privateName = freshName();
        CreateKeyPairResponse old = kms().execute(
                        CreateKeyPairRequest.ec(RecommendedCurve.P_256).withPrivate(Attribute.NAME, privateName),
                        ALICE);

        ReKeyKeyPairResponse made = kms().execute(ReKeyKeyPairRequest.of(old.privateKeyUniqueIdentifier()), ALICE);

        UniqueIdentifier newPrivate = made.privateKeyUniqueIdentifier();
        UniqueIdentifier newPublic = made.publicKeyUniqueIdentifier();
        assertThat(attributes(newPrivate).all(Attribute.NAME)).containsExactly(privateName);
        assertThat(attributes(newPrivate).all(Attribute.LINK))
                .containsExactlyInAnyOrder(
                        new Link(LinkType.PUBLIC_KEY_LINK, newPublic.value()),
                        new Link(
                                LinkType.REPLACED_OBJECT_LINK,
                                old.privateKeyUniqueIdentifier().value()));
        assertThat(attributes(newPublic).all(Attribute.LINK))
                .containsExactlyInAnyOrder(
                        new Link(LinkType.PRIVATE_KEY_LINK, newPrivate.value()),
                        new Link(
                                LinkType.REPLACED_OBJECT_LINK,
                                old.publicKeyUniqueIdentifier().value()));
        for (UniqueIdentifier half : List.of(old.privateKeyUniqueIdentifier(), old.publicKeyUniqueIdentifier())) {
            assertThat(attributes(half).has(Attribute.NAME)).isFalse();
            assertThat(attributes(half).all(Attribute.LINK))
                    .anyMatch(link -> link.linkType() == LinkType.REPLACEMENT_OBJECT_LINK);
        }
        assertThat(attributes(newPrivate).get(Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS))
                .isEqualTo(attributes(old.privateKeyUniqueIdentifier()).get(Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS));
    }

    @Test
    default void reKeyKeyPair_isRefused_withoutTheRightToBothHalves() {
        CreateKeyPairResponse old = kms().execute(CreateKeyPairRequest.ec(RecommendedCurve.P_256), ALICE);
        ReKeyKeyPairRequest request = ReKeyKeyPairRequest.of(old.privateKeyUniqueIdentifier());
        kms().accessRights().grant(old.privateKeyUniqueIdentifier(), BOB, Set.of(Operation.RE_KEY), ALICE);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(request, BOB));
        kms().accessRights().grant(old.publicKeyUniqueIdentifier(), BOB, Set.of(Operation.RE_KEY), ALICE);
        assertThat(kms().execute(request, BOB).publicKeyUniqueIdentifier().value())
                .endsWith("_pk");
        assertRefused(ResultReason.INVALID_OBJECT_TYPE, () -> kms().execute(
                        ReKeyKeyPairRequest.of(old.publicKeyUniqueIdentifier()), ALICE));
    }
}
