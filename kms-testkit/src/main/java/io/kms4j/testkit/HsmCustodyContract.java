package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ADMIN;
import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.core.port.Material;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import io.kms4j.kmip.operation.AddAttributeRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.CreateRequest;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DestroyRequest;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairRequest;
import io.kms4j.kmip.operation.ReKeyKeyPairResponse;
import io.kms4j.kmip.operation.ReKeyRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import io.kms4j.kmip.operation.RevokeRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What keys of the HSM are to the stored keys that they wrap, over any adapters. */
public interface HsmCustodyContract {
    /** A KMS; the same adapters may serve all tests, since each uses fresh names. */
    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private static Bytes text() {
        return Bytes.copyOf("the quick brown fox".getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(ResultReason reason, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmipException.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    private UniqueIdentifier createHsmAes() {
        UniqueIdentifier id = test().freshHsmId("kek");
        return kms().execute(CreateRequest.aes(256).named(id.value()), ADMIN).uniqueIdentifier();
    }

    private CreateKeyPairResponse createHsmRsa() {
        UniqueIdentifier id = test().freshHsmId("kek");
        return kms().execute(CreateKeyPairRequest.rsa(2048).named(id.value()), ADMIN);
    }

    private UniqueIdentifier createWrapped(UniqueIdentifier wrappingKey) {
        return kms().execute(CreateRequest.aes(256).wrappedBy(wrappingKey), ADMIN)
                .uniqueIdentifier();
    }

    private void erase(UniqueIdentifier key) {
        kms().execute(RevokeRequest.of(key, RevocationReasonCode.CESSATION_OF_OPERATION), ADMIN);
        kms().execute(DestroyRequest.of(key), ADMIN);
    }

    @Test
    default void reKey_makesTheNextKey_inTheHsm() {
        UniqueIdentifier first = createHsmAes();
        UniqueIdentifier second = kms().execute(ReKeyRequest.of(first), ADMIN).uniqueIdentifier();
        UniqueIdentifier third = kms().execute(ReKeyRequest.of(second), ADMIN).uniqueIdentifier();
        assertThat(List.of(second, third))
                .containsExactly(new UniqueIdentifier(first + ".2"), new UniqueIdentifier(first + ".3"));
        EncryptResponse sealed = kms().execute(EncryptRequest.of(third, text()), ADMIN);
        assertRefused(ResultReason.CRYPTOGRAPHIC_FAILURE, () -> kms().execute(DecryptRequest.of(first, sealed), ADMIN));
        assertThat(kms().execute(DecryptRequest.of(third, sealed), ADMIN).data())
                .hasValue(text());
        kms().accessRights().grant(first, ALICE, Set.of(Operation.RE_KEY), ADMIN);
        assertThat(kms().execute(ReKeyRequest.of(first), ALICE).uniqueIdentifier())
                .isEqualTo(new UniqueIdentifier(first + ".4"));
        ReKeyRequest named = new ReKeyRequest(
                Optional.of(first),
                Optional.empty(),
                Optional.of(Attributes.of(Attribute.UNIQUE_IDENTIFIER, test().freshHsmId("mine"))),
                Optional.empty());
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(named, ALICE));
    }

    @Test
    default void reKeyKeyPair_makesTheNextPair_inTheHsm() {
        CreateKeyPairResponse pair = createHsmRsa();
        ReKeyKeyPairResponse next = kms().execute(ReKeyKeyPairRequest.of(pair.privateKeyUniqueIdentifier()), ADMIN);
        String id = pair.privateKeyUniqueIdentifier().value();
        assertThat(next.privateKeyUniqueIdentifier()).isEqualTo(new UniqueIdentifier(id + ".2"));
        assertThat(next.publicKeyUniqueIdentifier()).isEqualTo(new UniqueIdentifier(id + ".2_pk"));
    }

    @Test
    default void register_bringsAKeyIntoTheHsm() {
        UniqueIdentifier id = test().freshHsmId("brought");
        UniqueIdentifier outside = kms().execute(CreateRequest.aes(256), ADMIN).uniqueIdentifier();
        ManagedObject key = kms().execute(GetRequest.of(outside), ADMIN).managedObject();
        Attributes named = Attributes.of(Attribute.UNIQUE_IDENTIFIER, id).with(Attribute.SENSITIVE, true);
        RegisterRequest request = new RegisterRequest(ObjectType.SYMMETRIC_KEY, named, key, Optional.empty());
        assertRefused(ResultReason.NOT_AUTHORISED, () -> kms().execute(request, ALICE));
        assertThat(kms().execute(request, ADMIN).uniqueIdentifier()).isEqualTo(id);
        EncryptResponse sealed = kms().execute(EncryptRequest.of(id, text()), ADMIN);
        assertThat(kms().execute(DecryptRequest.of(outside, sealed), ADMIN).data())
                .hasValue(text());
        assertThat(test().keyStore().find(id)).isEmpty();
        assertRefused(ResultReason.SENSITIVE, () -> kms().execute(GetRequest.of(id), ADMIN));
        assertRefused(ResultReason.OBJECT_ALREADY_EXISTS, () -> kms().execute(request, ADMIN));
    }

    @Test
    default void destroy_isRefused_whileTheHsmKeyWrapsStoredKeys() {
        UniqueIdentifier kek = createHsmAes();
        UniqueIdentifier first = createWrapped(kek);
        UniqueIdentifier second = createWrapped(kek);
        for (UniqueIdentifier wrapped : List.of(first, second)) {
            assertRefused(ResultReason.ILLEGAL_OPERATION, () -> kms().execute(DestroyRequest.of(kek), ADMIN));
            erase(wrapped);
        }
        assertThat(kms().execute(DestroyRequest.of(kek), ADMIN).uniqueIdentifier())
                .isEqualTo(kek);
    }

    @Test
    default void destroy_isRefused_forEitherHalfOfAWrappingPair() {
        CreateKeyPairResponse pair = createHsmRsa();
        createWrapped(pair.publicKeyUniqueIdentifier());
        for (UniqueIdentifier half : List.of(pair.privateKeyUniqueIdentifier(), pair.publicKeyUniqueIdentifier())) {
            assertRefused(ResultReason.ILLEGAL_OPERATION, () -> kms().execute(DestroyRequest.of(half), ADMIN));
        }
    }

    @Test
    default void destroy_isDone_whenTheKeyIsNamedOnceMore() {
        UniqueIdentifier kek = createHsmAes();
        UniqueIdentifier other = createHsmAes();
        createWrapped(kek);
        DestroyRequest forced = DestroyRequest.of(kek).forced();
        DestroyRequest misnamed = new DestroyRequest(
                forced.uniqueIdentifier(),
                forced.remove(),
                forced.cascade(),
                forced.expectedObjectType(),
                Optional.of(other));
        assertRefused(ResultReason.ILLEGAL_OPERATION, () -> kms().execute(misnamed, ADMIN));
        assertThat(kms().execute(forced, ADMIN).uniqueIdentifier()).isEqualTo(kek);
    }

    @Test
    default void wrappingLink_cannotBeChanged_byTheOwner() {
        UniqueIdentifier key = createWrapped(createHsmAes());
        Link link = new Link(LinkType.WRAPPING_KEY_LINK, createHsmAes().value());
        AddAttributeRequest request = new AddAttributeRequest(Optional.of(key), Attributes.of(Attribute.LINK, link));
        assertRefused(ResultReason.ATTRIBUTE_READ_ONLY, () -> kms().execute(request, ADMIN));
    }

    @Test
    default void serverKey_wrapsEverybodysNewSecrets_andIsNobodysToUse() {
        for (UniqueIdentifier kek : List.of(createHsmAes(), createHsmRsa().publicKeyUniqueIdentifier())) {
            try (Kms server = test().builder().keyEncryptionKey(kek).build()) {
                UniqueIdentifier key =
                        server.execute(CreateRequest.aes(256), ALICE).uniqueIdentifier();
                assertThat(materialOf(key)).isInstanceOf(Material.Wrapped.class);
                EncryptResponse sealed = server.execute(EncryptRequest.of(key, text()), ALICE);
                assertThat(server.execute(DecryptRequest.of(key, sealed), ALICE).data())
                        .hasValue(text());
                CreateKeyPairResponse pair = server.execute(CreateKeyPairRequest.rsa(2048), ALICE);
                assertThat(materialOf(pair.privateKeyUniqueIdentifier())).isInstanceOf(Material.Wrapped.class);
                assertThat(materialOf(pair.publicKeyUniqueIdentifier())).isInstanceOf(Material.Clear.class);
                assertRefused(
                        ResultReason.OBJECT_NOT_FOUND, () -> server.execute(EncryptRequest.of(kek, text()), ALICE));
                assertRefused(ResultReason.ILLEGAL_OPERATION, () -> server.execute(DestroyRequest.of(kek), ADMIN));
            }
        }
    }

    private Material materialOf(UniqueIdentifier id) {
        return test().keyStore().find(id).orElseThrow().material();
    }

    @Test
    default void serverKey_stepsBack_whenAKeyNamesAnother() {
        UniqueIdentifier kek = createHsmAes();
        UniqueIdentifier own = kms().execute(CreateRequest.aes(256), ALICE).uniqueIdentifier();
        try (Kms server = test().builder().keyEncryptionKey(kek).build()) {
            UniqueIdentifier key =
                    server.execute(CreateRequest.aes(256).wrappedBy(own), ALICE).uniqueIdentifier();
            Material.Wrapped wrapped = (Material.Wrapped) materialOf(key);
            assertThat(wrapped.wrapping()
                            .encryptionKeyInformation()
                            .orElseThrow()
                            .uniqueIdentifier())
                    .isEqualTo(own);
        }
    }

    @Test
    default void serverKey_isMissed_whenItDoesNotExist() {
        try (Kms server =
                test().builder().keyEncryptionKey(test().freshHsmId("none")).build()) {
            assertRefused(ResultReason.WRAPPING_OBJECT_NOT_FOUND, () -> server.execute(CreateRequest.aes(256), ALICE));
        }
    }

    @Test
    default void get_unwrapsByDefault_onlyTheTypesThatTheServerIsToldTo() {
        UniqueIdentifier kek = createHsmAes();
        Set<ObjectType> symmetric = Set.of(ObjectType.SYMMETRIC_KEY);
        try (Kms plain = test().builder().keyEncryptionKey(kek).build();
                Kms unwrapping = test().builder()
                        .keyEncryptionKey(kek)
                        .unwrappedTypes(symmetric)
                        .build()) {
            UniqueIdentifier key = plain.execute(CreateRequest.aes(256), ALICE).uniqueIdentifier();
            UniqueIdentifier rsa =
                    plain.execute(CreateKeyPairRequest.rsa(2048), ALICE).privateKeyUniqueIdentifier();
            assertThat(valueOf(plain, key)).isInstanceOf(KeyValue.Wrapped.class);
            assertThat(valueOf(unwrapping, key)).isInstanceOf(KeyValue.Plain.class);
            assertThat(valueOf(unwrapping, rsa)).isInstanceOf(KeyValue.Wrapped.class);
        }
    }

    private static KeyValue valueOf(Kms server, UniqueIdentifier id) {
        ManagedObject object = server.execute(GetRequest.of(id), ALICE).managedObject();
        return object.keyBlockIfAny().orElseThrow().keyValue().orElseThrow();
    }
}
