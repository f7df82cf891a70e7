package io.kms4j.testkit;

import static io.kms4j.testkit.KmsContract.assertRefused;
import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static io.kms4j.testkit.TestKms.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.Kms;
import io.kms4j.core.port.Material;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.Name;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.CreateSplitKeyRequest;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.JoinSplitKeyRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Create Split Key and Join Split Key, over any adapters with real cryptography. Rights are in {@link KmsAccessContract}. */
public interface SplitKeyContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private UniqueIdentifier create(CreateRequest request) {
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private List<UniqueIdentifier> split(UniqueIdentifier key, SplitKeyMethod method, int parts, int threshold) {
        return kms().execute(CreateSplitKeyRequest.of(key, method, parts, threshold), ALICE)
                .uniqueIdentifier();
    }

    private UniqueIdentifier join(ObjectType type, List<UniqueIdentifier> parts) {
        return kms().execute(JoinSplitKeyRequest.of(type, parts), ALICE).uniqueIdentifier();
    }

    private Attributes attributes(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes();
    }

    private ManagedObject get(UniqueIdentifier id) {
        return kms().execute(GetRequest.of(id), ALICE).managedObject();
    }

    private Bytes material(UniqueIdentifier id) {
        KeyBlock block = get(id).keyBlockIfAny().orElseThrow();
        KeyValue.Plain value = (KeyValue.Plain) block.keyValue().orElseThrow();
        return ((KeyMaterial.Encoded) value.keyMaterial()).bytes().reveal();
    }

    @Test
    default void joinSplitKey_givesTheKeyBack_forEveryMethod() {
        UniqueIdentifier key = create(CreateRequest.aes(256));
        for (SplitKeyMethod method : SplitKeyMethod.values()) {
            int threshold = method == SplitKeyMethod.XOR ? 3 : 2;
            List<UniqueIdentifier> parts = split(key, method, 3, threshold);
            UniqueIdentifier joined = join(ObjectType.SYMMETRIC_KEY, parts.subList(3 - threshold, 3));
            assertThat(material(joined)).as(method.kmipName()).isEqualTo(material(key));
            assertThat(attributes(joined).get(Attribute.CRYPTOGRAPHIC_USAGE_MASK))
                    .isEqualTo(attributes(key).get(Attribute.CRYPTOGRAPHIC_USAGE_MASK));
        }
    }

    @Test
    default void joinSplitKey_givesAPrivateKeyBack() {
        UniqueIdentifier key = kms().execute(CreateKeyPairRequest.ec(RecommendedCurve.P_384), ALICE)
                .privateKeyUniqueIdentifier();
        for (SplitKeyMethod method :
                List.of(SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8, SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD)) {
            UniqueIdentifier joined = join(ObjectType.PRIVATE_KEY, split(key, method, 2, 2));
            assertThat(attributes(joined).get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(384);
            assertThat(attributes(joined).get(Attribute.DIGEST).orElseThrow().digestValue())
                    .isEqualTo(
                            attributes(key).get(Attribute.DIGEST).orElseThrow().digestValue());
        }
    }

    @Test
    default void createSplitKey_makesPartsThatSayWhatTheyAre() {
        List<UniqueIdentifier> parts =
                split(create(CreateRequest.aes(128)), SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD, 4, 3);
        for (int i = 0; i < parts.size(); i++) {
            ManagedObject.SplitKey part = (ManagedObject.SplitKey) get(parts.get(i));
            assertThat(part.splitKeyParts()).isEqualTo(4);
            assertThat(part.keyPartIdentifier()).isEqualTo(i + 1);
            assertThat(part.splitKeyThreshold()).isEqualTo(3);
            assertThat(part.primeFieldSize().orElseThrow().bitLength()).isEqualTo(129);
            assertThat(part.keyBlock().cryptographicLength()).contains(128);
        }
    }

    @Test
    default void createSplitKey_makesANewKey_thatIsNowhereWhole() {
        Name name = Name.text(TestKms.freshName("split"));
        CreateSplitKeyRequest request = new CreateSplitKeyRequest(
                ObjectType.SPLIT_KEY,
                Optional.empty(),
                3,
                2,
                SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_16,
                Optional.empty(),
                CreateRequest.aes(192).attributes().with(Attribute.NAME, name),
                Optional.empty());
        List<UniqueIdentifier> parts = kms().execute(request, ALICE).uniqueIdentifier();
        assertThat(attributes(parts.get(0)).all(Attribute.NAME)).containsExactly(name);
        UniqueIdentifier joined = join(ObjectType.SYMMETRIC_KEY, parts.subList(0, 2));
        assertThat(material(joined)).isEqualTo(material(join(ObjectType.SYMMETRIC_KEY, parts.subList(1, 3))));
        assertThat(attributes(joined).get(Attribute.CRYPTOGRAPHIC_LENGTH)).contains(192);
    }

    @Test
    default void joinSplitKey_isRefused_withTooFewPartsOrPartsOfDifferentKeys() {
        UniqueIdentifier key = create(CreateRequest.aes(256));
        SplitKeyMethod method = SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8;
        List<UniqueIdentifier> parts = split(key, method, 5, 3);
        List<UniqueIdentifier> others = split(key, method, 4, 3);
        for (List<UniqueIdentifier> wrong : List.of(
                parts.subList(0, 2),
                List.of(parts.get(0), parts.get(0), parts.get(1)),
                List.of(parts.get(0), parts.get(1), others.get(2)))) {
            assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> join(ObjectType.SYMMETRIC_KEY, wrong));
        }
        assertRefused(
                ResultReason.INVALID_OBJECT_TYPE, () -> join(ObjectType.SYMMETRIC_KEY, List.of(key, parts.get(0))));
        assertRefused(ResultReason.INVALID_FIELD, () -> join(ObjectType.SYMMETRIC_KEY, List.of()));
        assertRefused(ResultReason.INVALID_FIELD, () -> join(ObjectType.CERTIFICATE, parts));
    }

    @Test
    default void split_isNoWayToReadAProtectedKey() {
        UniqueIdentifier key = create(CreateRequest.aes(256).with(Attribute.SENSITIVE, true));
        List<UniqueIdentifier> parts = split(key, SplitKeyMethod.XOR, 2, 2);
        assertRefused(ResultReason.SENSITIVE, () -> get(parts.get(0)));
        UniqueIdentifier joined = join(ObjectType.SYMMETRIC_KEY, parts);
        assertRefused(ResultReason.SENSITIVE, () -> get(joined));
        JoinSplitKeyRequest open = new JoinSplitKeyRequest(
                ObjectType.SYMMETRIC_KEY,
                parts,
                Optional.empty(),
                Optional.of(Attributes.of(Attribute.SENSITIVE, false)),
                Optional.empty());
        assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(open, ALICE));
    }

    @Test
    default void parts_areWrappedByTheKeyThatWrapsTheKey() {
        UniqueIdentifier wrapping = kms().execute(
                        CreateRequest.aes(256).named(test().freshHsmId("kek").value()), ADMIN)
                .uniqueIdentifier();
        kms().accessRights().grant(wrapping, ALICE, Set.of(Operation.ENCRYPT), ADMIN);
        UniqueIdentifier key = create(CreateRequest.aes(256).wrappedBy(wrapping));
        List<UniqueIdentifier> parts = split(key, SplitKeyMethod.XOR, 2, 2);
        UniqueIdentifier joined = join(ObjectType.SYMMETRIC_KEY, parts);
        for (UniqueIdentifier id : List.of(parts.get(0), parts.get(1), joined)) {
            assertThat(test().keyStore().find(id).orElseThrow().material()).isInstanceOf(Material.Wrapped.class);
        }
        assertThat(attributes(joined).get(Attribute.DIGEST).orElseThrow().digestValue())
                .isEqualTo(attributes(key).get(Attribute.DIGEST).orElseThrow().digestValue());
        assertRefused(ResultReason.OPERATION_NOT_SUPPORTED, () -> kms().execute(
                        CreateSplitKeyRequest.of(wrapping, SplitKeyMethod.XOR, 2, 2), ADMIN));
    }

    @Test
    default void joinSplitKey_isRefused_withoutTheRightToEveryPart() {
        List<UniqueIdentifier> parts = split(create(CreateRequest.aes(256)), SplitKeyMethod.XOR, 2, 2);
        JoinSplitKeyRequest request = JoinSplitKeyRequest.of(ObjectType.SYMMETRIC_KEY, parts);
        kms().accessRights().grant(parts.get(0), BOB, Set.of(Operation.GET), ALICE);
        assertRefused(ResultReason.OBJECT_NOT_FOUND, () -> kms().execute(request, BOB));
        kms().accessRights().grant(parts.get(1), BOB, Set.of(Operation.GET), ALICE);
        assertThat(kms().execute(request, BOB).uniqueIdentifier().value()).isNotEmpty();
    }
}
