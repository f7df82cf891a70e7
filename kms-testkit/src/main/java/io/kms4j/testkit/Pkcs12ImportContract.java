package io.kms4j.testkit;

import static io.kms4j.testkit.TestKms.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.Kms;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.WrappingMethod;
import io.kms4j.kmip.operation.CertifyRequest;
import io.kms4j.kmip.operation.CreateKeyPairRequest;
import io.kms4j.kmip.operation.CreateKeyPairResponse;
import io.kms4j.kmip.operation.GetAttributesRequest;
import io.kms4j.kmip.operation.GetRequest;
import io.kms4j.kmip.operation.ImportRequest;
import io.kms4j.kmip.operation.RegisterRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a private key that comes in a PKCS#12 container, for any adapters. */
public interface Pkcs12ImportContract {
    String PASSWORD = "correct horse";

    /** A pair with a certificate under a root, and all of it in a container. */
    record Packed(UniqueIdentifier privateKey, UniqueIdentifier certificate, Bytes container) {}

    TestKms test();

    private Kms kms() {
        return test().kms();
    }

    private Packed packed() {
        CreateKeyPairResponse root = pair();
        UniqueIdentifier rootId = certify(root, Attributes.of(Attribute.CERTIFICATE_SUBJECT_CN, "Root"));
        CreateKeyPairResponse leaf = pair();
        UniqueIdentifier leafId = certify(
                leaf,
                Attributes.of(Attribute.CERTIFICATE_SUBJECT_CN, "Leaf")
                        .plus(Attribute.LINK, new Link(LinkType.CERTIFICATE_LINK, rootId.value())));
        return new Packed(leaf.privateKeyUniqueIdentifier(), leafId, bytes(pack(leafId, Optional.of(PASSWORD))));
    }

    private CreateKeyPairResponse pair() {
        return kms().execute(CreateKeyPairRequest.rsa(2048).named(TestKms.freshName("packed")), ALICE);
    }

    private UniqueIdentifier certify(CreateKeyPairResponse pair, Attributes attributes) {
        return kms().execute(CertifyRequest.of(pair.publicKeyUniqueIdentifier(), attributes), ALICE)
                .uniqueIdentifier();
    }

    private ManagedObject pack(UniqueIdentifier id, Optional<String> password) {
        return kms().execute(
                        new GetRequest(
                                Optional.of(id),
                                Optional.of(KeyFormatType.PKCS_12),
                                Optional.empty(),
                                Optional.empty(),
                                password.map(text -> new KeyWrappingSpecification(
                                        WrappingMethod.ENCRYPT,
                                        Optional.of(new EncryptionKeyInformation(
                                                new UniqueIdentifier(text), Optional.empty())),
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()))),
                        ALICE)
                .managedObject();
    }

    private static Bytes bytes(ManagedObject object) {
        KeyValue.Plain value = (KeyValue.Plain)
                object.keyBlockIfAny().flatMap(KeyBlock::keyValue).orElseThrow();
        return ((KeyMaterial.Encoded) value.keyMaterial()).bytes().reveal();
    }

    private static KeyBlock block(KeyFormatType format, Bytes bytes) {
        return new KeyBlock(
                format,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(new KeyMaterial.Encoded(SecretBytes.copyOf(bytes)), Attributes.none())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private UniqueIdentifier importAs(String name, Bytes container, String password) {
        ImportRequest request = new ImportRequest(
                Optional.of(new UniqueIdentifier(name)),
                ObjectType.PRIVATE_KEY,
                Optional.of(false),
                Optional.empty(),
                Attributes.of(Attribute.LINK, new Link(LinkType.PKCS_12_PASSWORD_LINK, password)),
                new ManagedObject.PrivateKey(block(KeyFormatType.PKCS_12, container)));
        return kms().execute(request, ALICE).uniqueIdentifier();
    }

    private ManagedObject get(UniqueIdentifier id) {
        return kms().execute(GetRequest.of(id), ALICE).managedObject();
    }

    private Bytes pkcs8(UniqueIdentifier id) {
        return bytes(kms().execute(
                        new GetRequest(
                                Optional.of(id),
                                Optional.of(KeyFormatType.PKCS_8),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        ALICE)
                .managedObject());
    }

    private List<Link> links(UniqueIdentifier id) {
        return kms().execute(GetAttributesRequest.of(id), ALICE).attributes().all(Attribute.LINK);
    }

    @Test
    default void import_makesObjectsOfAllThatAContainerHolds() {
        Packed packed = packed();
        UniqueIdentifier id = importAs(TestKms.freshName("unpacked"), packed.container(), PASSWORD);
        UniqueIdentifier privateKey = new UniqueIdentifier(id + "_sk");
        assertThat(get(id)).isEqualTo(get(packed.certificate()));
        assertThat(pkcs8(privateKey)).isEqualTo(pkcs8(packed.privateKey()));
        assertThat(links(privateKey)).containsExactly(new Link(LinkType.PUBLIC_KEY_LINK, id + "_pk"));
        assertThat(links(new UniqueIdentifier(id + "_pk")))
                .contains(
                        new Link(LinkType.PRIVATE_KEY_LINK, privateKey.value()),
                        new Link(LinkType.CERTIFICATE_LINK, id.value()));
        assertThat(links(id))
                .extracting(Link::linkType)
                .contains(LinkType.CERTIFICATE_LINK, LinkType.PRIVATE_KEY_LINK, LinkType.PUBLIC_KEY_LINK);
        assertThat(pack(id, Optional.of("another")).objectType()).isEqualTo(ObjectType.PRIVATE_KEY);
    }

    @Test
    default void register_keepsThePrivateKey_andTheLinkToItsPassword() {
        Packed packed = packed();
        ManagedObject secret = new ManagedObject.SecretData(
                SecretDataType.PASSWORD,
                block(KeyFormatType.OPAQUE, Bytes.copyOf(PASSWORD.getBytes(StandardCharsets.UTF_8))));
        Attributes active =
                Attributes.of(Attribute.ACTIVATION_DATE, test().clock().instant());
        UniqueIdentifier password = kms().execute(
                        new RegisterRequest(ObjectType.SECRET_DATA, active, secret, Optional.empty()), ALICE)
                .uniqueIdentifier();
        Link link = new Link(LinkType.PKCS_12_PASSWORD_LINK, password.value());
        UniqueIdentifier id = kms().execute(
                        new RegisterRequest(
                                ObjectType.PRIVATE_KEY,
                                active.plus(Attribute.LINK, link),
                                new ManagedObject.PrivateKey(block(KeyFormatType.PKCS_12, packed.container())),
                                Optional.empty()),
                        ALICE)
                .uniqueIdentifier();
        assertThat(pkcs8(id)).isEqualTo(pkcs8(packed.privateKey()));
        assertThat(links(id)).contains(link);
        assertThat(bytes(pack(id, Optional.empty())).length()).isPositive();
    }

    @Test
    default void import_refuses_whatDoesNotOpen() {
        Packed packed = packed();
        assertThatThrownBy(() -> importAs(TestKms.freshName("locked"), packed.container(), "wrong"))
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.BAD_PASSWORD));
        assertThatThrownBy(() ->
                        importAs(TestKms.freshName("torn"), packed.container().slice(0, 100), PASSWORD))
                .isInstanceOfSatisfying(
                        KmipException.class, e -> assertThat(e.reason()).isEqualTo(ResultReason.INVALID_FIELD));
    }
}
