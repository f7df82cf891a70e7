package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.kmip.ApplicationSpecificInformation;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ExtensionInformation;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.RngParameters;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectGroupMember;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.QueryFunction;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DeleteAttributeRequest;
import io.kms4j.kmip.operation.GetAttributeListRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.LocateRequest;
import io.kms4j.kmip.operation.LocateResponse;
import io.kms4j.kmip.operation.ModifyAttributeRequest;
import io.kms4j.kmip.operation.PingRequest;
import io.kms4j.kmip.operation.PingResponse;
import io.kms4j.kmip.operation.QueryRequest;
import io.kms4j.kmip.operation.QueryResponse;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.SetAttributeRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the KMS says of itself and of its objects, over any adapters: Query, attributes, Locate. */
public interface KmsAttributesContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private QueryResponse query(QueryFunction... functions) {
        return kms().execute(QueryRequest.of(functions), ALICE);
    }

    @Test
    default void query_answersNothing_thatWasNotAskedFor() {
        QueryResponse nothing = query();
        assertThat(nothing.operation()).isEmpty();
        assertThat(nothing.vendorIdentification()).isEmpty();
        assertThat(nothing.capabilityInformation()).isEmpty();
        assertThat(nothing.protectionStorageMasks()).isEmpty();
    }

    @Test
    default void query_namesOperationsAndObjects() {
        QueryResponse answer = query(QueryFunction.QUERY_OPERATIONS, QueryFunction.QUERY_OBJECTS);
        assertThat(answer.operation())
                .contains(Operation.QUERY, Operation.LOCATE, Operation.ENCRYPT)
                .doesNotHaveDuplicates();
        assertThat(answer.objectType()).contains(ObjectType.SYMMETRIC_KEY, ObjectType.CERTIFICATE_REQUEST);
    }

    @Test
    default void ping_isAnswered() {
        assertThat(kms().execute(new PingRequest(), ALICE)).isEqualTo(new PingResponse());
    }

    @Test
    default void query_namesTheServer() {
        QueryResponse answer = query(QueryFunction.QUERY_SERVER_INFORMATION);
        assertThat(answer.vendorIdentification()).isPresent();
        assertThat(answer.serverInformation().orElseThrow().serverName()).contains("kms4j");
    }

    @Test
    default void query_tellsNumbersOfExtensions_onlyInTheMap() {
        assertThat(query(QueryFunction.QUERY_EXTENSION_LIST).extensionInformation())
                .isNotEmpty()
                .allMatch(known -> known.extensionTag().isEmpty());
        assertThat(query(QueryFunction.QUERY_EXTENSION_LIST, QueryFunction.QUERY_EXTENSION_MAP)
                        .extensionInformation())
                .extracting(ExtensionInformation::extensionTag)
                .allSatisfy(tag -> assertThat(tag.orElseThrow()).isGreaterThanOrEqualTo(0x540000));
    }

    @Test
    default void query_claimsNothing_thatIsNotSo() {
        QueryResponse answer = query(QueryFunction.values());
        assertThat(answer.validationInformation()).isEmpty();
        assertThat(answer.attestationType()).isEmpty();
        assertThat(answer.applicationNamespace()).isEmpty();
        assertThat(answer.rngParameters()).containsExactly(RngParameters.UNSPECIFIED);
        assertThat(answer.capabilityInformation()).singleElement().satisfies(capabilities -> {
            assertThat(capabilities.asynchronousCapability())
                    .contains(answer.operation().contains(Operation.POLL));
            assertThat(capabilities.attestationCapability()).contains(false);
        });
    }

    @Test
    default void query_tellsTheDefaults_ofNewKeys() {
        assertThat(query(QueryFunction.QUERY_DEFAULTS_INFORMATION)
                        .defaultsInformation()
                        .orElseThrow()
                        .objectDefaults())
                .singleElement()
                .satisfies(defaults -> {
                    assertThat(defaults.objectType()).isEqualTo(ObjectType.SYMMETRIC_KEY);
                    assertThat(defaults.attributes().get(Attribute.EXTRACTABLE)).isEqualTo(Optional.of(true));
                });
    }

    private UniqueIdentifier create(Attributes attributes) {
        Attributes aes = Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                .overriddenBy(attributes);
        return kms().execute(new CreateRequest(ObjectType.SYMMETRIC_KEY, aes, Optional.empty()), ALICE)
                .uniqueIdentifier();
    }

    private Attributes attributesOf(UniqueIdentifier id) {
        return kms().execute(new GetAttributesRequest(Optional.of(id), List.of()), ALICE)
                .attributes();
    }

    private List<UniqueIdentifier> locate(Attributes wanted) {
        return kms().execute(LocateRequest.of(wanted), ALICE).uniqueIdentifier();
    }

    @Test
    default void create_takesTheAttributesOfTheTemplate_thatItNames() {
        String name = TestKms.freshName("template");
        Attributes short128 = Attributes.of(Attribute.CRYPTOGRAPHIC_LENGTH, 128);
        UniqueIdentifier template = kms().execute(
                        new RegisterRequest(
                                ObjectType.TEMPLATE,
                                Attributes.of(Attribute.NAME, Name.text(name)),
                                new ManagedObject.Template(short128.with(Attribute.COMMENT, "from the template")),
                                Optional.empty()),
                        ALICE)
                .uniqueIdentifier();
        Attributes named = Attributes.of(Attribute.VENDOR, VendorAttribute.templateName(name));

        assertThat(attributesOf(template).has(Attribute.STATE)).isFalse();
        assertThat(attributesOf(create(named))).satisfies(made -> {
            assertThat(made.get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(128);
            assertThat(made.get(Attribute.COMMENT)).contains("from the template");
            assertThat(made.all(Attribute.VENDOR)).isEmpty();
        });
        assertThat(attributesOf(create(named.with(Attribute.CRYPTOGRAPHIC_LENGTH, 256)))
                        .get(Attribute.CRYPTOGRAPHIC_LENGTH))
                .contains(256);
        assertThat(kms().execute(GetRequest.of(template), ALICE).managedObject())
                .isInstanceOf(ManagedObject.Template.class);
        KmsContract.assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(
                        new CreateRequest(ObjectType.SYMMETRIC_KEY, named, Optional.empty()), BOB));
    }

    @Test
    default void getAttributes_showsWhatFollowsFromTheIdentifier() {
        UniqueIdentifier id = create(Attributes.none());

        assertThat(attributesOf(id).get(Attribute.SHORT_UNIQUE_IDENTIFIER)).contains(id.shortened());
        assertThat(attributesOf(id).get(Attribute.PROTECTION_STORAGE_MASK)).contains(ProtectionStorageMasks.SOFTWARE);
        assertThat(attributesOf(id).get(Attribute.RANDOM_NUMBER_GENERATOR)).contains(RngParameters.UNSPECIFIED);
        assertThat(locate(Attributes.of(Attribute.SHORT_UNIQUE_IDENTIFIER, id.shortened())))
                .containsExactly(id);
    }

    @Test
    default void attributes_mayHaveSeveralValues_eachWithItsIndex() {
        UniqueIdentifier id = create(Attributes.of(Attribute.OBJECT_GROUP, "a"));
        Attributes b = Attributes.of(Attribute.OBJECT_GROUP, "b");

        assertThat(kms().execute(new AddAttributeRequest(Optional.of(id), b), ALICE)
                        .attributeIndex())
                .contains(1);
        kms().execute(
                        new ModifyAttributeRequest(
                                Optional.of(id),
                                Optional.empty(),
                                Attributes.of(Attribute.OBJECT_GROUP, "c"),
                                Optional.of(0)),
                        ALICE);
        assertThat(attributesOf(id).all(Attribute.OBJECT_GROUP)).containsExactly("c", "b");
        KmsContract.assertRefused(ResultReason.MULTI_VALUED_ATTRIBUTE, () -> kms().execute(
                        new SetAttributeRequest(Optional.of(id), b), ALICE));
        kms().execute(
                        new DeleteAttributeRequest(
                                Optional.of(id),
                                Optional.empty(),
                                List.of(new AttributeReference.Standard(Tag.OBJECT_GROUP)),
                                Optional.of(0)),
                        ALICE);
        assertThat(attributesOf(id).all(Attribute.OBJECT_GROUP)).containsExactly("b");
        KmsContract.assertRefused(ResultReason.ATTRIBUTE_NOT_FOUND, () -> kms().execute(
                        new ModifyAttributeRequest(Optional.of(id), Optional.empty(), b, Optional.of(1)), ALICE));
    }

    @Test
    default void applicationData_areNotMadeUp() {
        Attributes empty = Attributes.of(
                Attribute.APPLICATION_SPECIFIC_INFORMATION,
                new ApplicationSpecificInformation("LIBRARY-LTO", Optional.empty()));
        KmsContract.assertRefused(ResultReason.APPLICATION_NAMESPACE_NOT_SUPPORTED, () -> create(empty));
        UniqueIdentifier id = create(Attributes.none());
        KmsContract.assertRefused(ResultReason.APPLICATION_NAMESPACE_NOT_SUPPORTED, () -> kms().execute(
                        new AddAttributeRequest(Optional.of(id), empty), ALICE));
    }

    @Test
    default void vendorAttributes_mayHaveSeveralValues() {
        UniqueIdentifier id = create(Attributes.none());
        for (String value : List.of("one", "two")) {
            Attributes more = Attributes.of(Attribute.VENDOR, VendorAttribute.text("x", "Room", value));
            kms().execute(new AddAttributeRequest(Optional.of(id), more), ALICE);
        }

        assertThat(attributesOf(id).all(Attribute.VENDOR)).hasSize(2);
        assertThat(kms().execute(new GetAttributeListRequest(Optional.of(id)), ALICE)
                        .attributeReference())
                .containsOnlyOnce(new AttributeReference.Vendor("x", "Room"));
        kms().execute(
                        new DeleteAttributeRequest(
                                Optional.of(id),
                                Optional.empty(),
                                List.of(new AttributeReference.Vendor("x", "Room")),
                                Optional.of(0)),
                        ALICE);
        assertThat(attributesOf(id).all(Attribute.VENDOR)).containsExactly(VendorAttribute.text("x", "Room", "two"));
    }

    @Test
    default void import_takesOverWhatItIsGiven() {
        UniqueIdentifier first = create(Attributes.none());
        Instant past = Instant.parse("2018-12-19T09:24:26Z");
        ManagedObject key = kms().execute(GetRequest.of(first), ALICE).managedObject();
        Attributes given = Attributes.of(Attribute.INITIAL_DATE, past)
                .with(Attribute.STATE, State.DEACTIVATED)
                .with(Attribute.NEVER_EXTRACTABLE, true);
        UniqueIdentifier id = kms().execute(importRequest(key, given), ALICE).uniqueIdentifier();

        assertThat(attributesOf(id).get(Attribute.INITIAL_DATE)).contains(past);
        assertThat(attributesOf(id).get(Attribute.STATE)).contains(State.DEACTIVATED);
        assertThat(attributesOf(id).isTrue(Attribute.NEVER_EXTRACTABLE)).isFalse();
        KmsContract.assertRefused(ResultReason.INVALID_ATTRIBUTE_VALUE, () -> kms().execute(
                        importRequest(key, Attributes.of(Attribute.STATE, State.DESTROYED)), ALICE));
    }

    private static ImportRequest importRequest(ManagedObject key, Attributes given) {
        UniqueIdentifier id = new UniqueIdentifier(TestKms.freshName("imported"));
        return new ImportRequest(
                Optional.of(id), ObjectType.SYMMETRIC_KEY, Optional.empty(), Optional.empty(), given, key);
    }

    @Test
    default void locate_findsMembersOfGroups_byThisServersPolicy() {
        String group = TestKms.freshName("group");
        UniqueIdentifier first = create(Attributes.of(Attribute.OBJECT_GROUP, group));
        UniqueIdentifier second = create(Attributes.of(Attribute.OBJECT_GROUP, group));
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_DEFAULT, group)).containsExactly(first);
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_FRESH, group)).containsExactly(second, first);

        kms().execute(GetRequest.of(first), ALICE);
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_DEFAULT, group)).containsExactly(second);
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_FRESH, group)).containsExactly(second);

        kms().execute(GetRequest.of(second), ALICE);
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_DEFAULT, group)).containsExactly(first);
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_FRESH, group)).isEmpty();
    }

    @Test
    default void locate_makesAFreshKey_forTheServersOwnGroupAlone() {
        List<UniqueIdentifier> made = member(ObjectGroupMember.GROUP_MEMBER_FRESH, "default");

        assertThat(made).isNotEmpty();
        assertThat(attributesOf(made.get(0)).isTrue(Attribute.FRESH)).isTrue();
        assertThat(member(ObjectGroupMember.GROUP_MEMBER_FRESH, TestKms.freshName("other")))
                .isEmpty();
    }

    private List<UniqueIdentifier> member(ObjectGroupMember member, String group) {
        LocateRequest request = new LocateRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(member),
                Optional.of(Attributes.of(Attribute.OBJECT_GROUP, group)));
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    @Test
    default void locate_countsMatches_onlyForWhoPagesOrWantsAll() {
        String group = TestKms.freshName("counted");
        for (int i = 0; i < 3; i++) {
            create(Attributes.of(Attribute.OBJECT_GROUP, group));
        }
        Attributes wanted = Attributes.of(Attribute.OBJECT_GROUP, group);

        assertThat(locate(Optional.of(1), Optional.of(1), wanted).locatedItems())
                .contains(3);
        assertThat(locate(Optional.empty(), Optional.empty(), wanted).locatedItems())
                .contains(3);
        assertThat(locate(Optional.of(1), Optional.empty(), wanted)).satisfies(found -> {
            assertThat(found.locatedItems()).isEmpty();
            assertThat(found.uniqueIdentifier()).hasSize(1);
        });
    }

    private LocateResponse locate(Optional<Integer> maximum, Optional<Integer> offset, Attributes wanted) {
        return kms().execute(
                        new LocateRequest(maximum, offset, Optional.empty(), Optional.empty(), Optional.of(wanted)),
                        ALICE);
    }
}
