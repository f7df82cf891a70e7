package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyFinder;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.WrappingKeyId;
import io.kms4j.core.port.AccessPolicy;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.Pkcs12;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Register and Import of a private key in a PKCS#12 container: the private key, its public key and the certificates of its
 * chain become objects of their own, linked with each other. The PKCS#12 Password Link names secret data (KMIP 2.1) or is the
 * password itself, as clients of the original product send it.
 */
public final class Pkcs12Importer {
    private static final Set<Attribute<?>> OF_ALL =
            Set.of(Attribute.ACTIVATION_DATE, Attribute.DEACTIVATION_DATE, Attribute.VENDOR);

    private final KeyFinder finder;
    private final AccessPolicy policy;
    private final ReadyKeys keys;
    private final Certificates certificates;
    private final ObjectReader reader;

    public Pkcs12Importer(
            KeyFinder finder, AccessPolicy policy, ReadyKeys keys, Certificates certificates, ObjectReader reader) {
        this.finder = finder;
        this.policy = policy;
        this.keys = keys;
        this.certificates = certificates;
        this.reader = reader;
    }

    /** The identifiers of what comes out of a container. */
    record Names(UniqueIdentifier privateKey, UniqueIdentifier publicKey, UniqueIdentifier certificate) {
        /** As Register gives them: {@code id} is the private key. */
        static Names ofPrivateKey(UniqueIdentifier id) {
            return new Names(id, new UniqueIdentifier(id + "_pk"), DatabaseHome.freshId());
        }

        /** As clients of the original product expect them of Import: {@code id} is the certificate. */
        static Names ofCertificate(UniqueIdentifier id) {
            return new Names(new UniqueIdentifier(id + "_sk"), new UniqueIdentifier(id + "_pk"), id);
        }
    }

    /** The bytes of a container, if the object is one. */
    static Optional<Bytes> container(ManagedObject object) {
        return object.keyBlockIfAny()
                .filter(block -> object.objectType() == ObjectType.PRIVATE_KEY
                        && block.keyFormatType() == KeyFormatType.PKCS_12
                        && block.keyWrappingData().isEmpty())
                .flatMap(KeyBlock::keyValue)
                .flatMap(Pkcs12Importer::bytes);
    }

    /** KMIP 1.4 has the container as the whole key value. */
    private static Optional<Bytes> bytes(KeyValue value) {
        if (value instanceof KeyValue.Wrapped whole) {
            return Optional.of(whole.bytes());
        }
        return value instanceof KeyValue.Plain plain && plain.keyMaterial() instanceof KeyMaterial.Encoded encoded
                ? Optional.of(encoded.bytes().reveal())
                : Optional.empty();
    }

    /**
     * The objects in a container, the private key first.
     *
     * @throws KmipException BAD_PASSWORD; INVALID_FIELD when the container holds no certificate of the key
     */
    List<StoredObject> read(Names names, Attributes requested, Bytes container, UserId caller) {
        Optional<UniqueIdentifier> secret = secretData(requested, caller);
        Pkcs12 content;
        try (SecretBytes password = password(requested, secret)) {
            content = certificates.readPkcs12(container, requested.get(Attribute.PKCS_12_FRIENDLY_NAME), password);
        }
        try (SecretBytes privateKey = content.privateKey()) {
            if (content.chain().isEmpty()) {
                throw new KmipException(
                        ResultReason.INVALID_FIELD, "the PKCS#12 container holds no certificate of its private key");
            }
            Attributes ofPrivate = linked(
                            withoutPassword(requested), LinkType.PUBLIC_KEY_LINK, Optional.of(names.publicKey()))
                    .with(Attribute.PKCS_12_FRIENDLY_NAME, content.friendlyName());
            List<StoredObject> objects = new ArrayList<>();
            objects.add(key(
                    names.privateKey(),
                    linked(ofPrivate, LinkType.PKCS_12_PASSWORD_LINK, secret),
                    new ManagedObject.PrivateKey(block(KeyFormatType.PKCS_8, privateKey.duplicate())),
                    caller));
            objects.add(publicKey(names, requested, content, caller));
            objects.addAll(chain(names, requested, content, caller));
            return objects;
        }
    }

    private StoredObject publicKey(Names names, Attributes requested, Pkcs12 content, UserId caller) {
        Bytes info = certificates.parse(content.chain().get(0)).publicKey();
        Attributes attributes = linked(shared(requested), LinkType.PRIVATE_KEY_LINK, Optional.of(names.privateKey()));
        attributes = linked(attributes, LinkType.CERTIFICATE_LINK, Optional.of(names.certificate()));
        return key(
                names.publicKey(),
                linked(attributes, LinkType.PKCS_12_CERTIFICATE_LINK, Optional.of(names.certificate())),
                new ManagedObject.PublicKey(block(KeyFormatType.X_509, SecretBytes.copyOf(info))),
                caller);
    }

    /** The certificates, each linked to the one above it. */
    private List<StoredObject> chain(Names names, Attributes requested, Pkcs12 content, UserId caller) {
        List<StoredObject> objects = new ArrayList<>();
        UniqueIdentifier id = names.certificate();
        for (int i = 0; i < content.chain().size(); i++) {
            Optional<UniqueIdentifier> above =
                    i + 1 < content.chain().size() ? Optional.of(DatabaseHome.freshId()) : Optional.empty();
            Attributes attributes = linked(shared(requested), LinkType.CERTIFICATE_LINK, above);
            attributes = linked(attributes, LinkType.PKCS_12_CERTIFICATE_LINK, above);
            if (i == 0) {
                attributes = linked(attributes, LinkType.PUBLIC_KEY_LINK, Optional.of(names.publicKey()));
                attributes = linked(attributes, LinkType.PRIVATE_KEY_LINK, Optional.of(names.privateKey()));
            }
            ManagedObject certificate = new ManagedObject.Certificate(
                    CertificateType.X_509, content.chain().get(i));
            objects.add(reader.read(id, ObjectType.CERTIFICATE, attributes, certificate, Optional.empty(), caller));
            id = above.orElse(id);
        }
        return objects;
    }

    private StoredObject key(UniqueIdentifier id, Attributes attributes, ManagedObject key, UserId caller) {
        return reader.read(id, key.objectType(), attributes, key, Optional.empty(), caller);
    }

    private static KeyBlock block(KeyFormatType format, SecretBytes bytes) {
        return new KeyBlock(
                format,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(new KeyMaterial.Encoded(bytes), Attributes.none())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What the request says of all objects; only the private key is wrapped. */
    private static Attributes shared(Attributes requested) {
        return WrappingKeyId.removed(requested.only(OF_ALL::contains));
    }

    private static Attributes linked(Attributes attributes, LinkType type, Optional<UniqueIdentifier> id) {
        return id.map(other -> attributes.plus(Attribute.LINK, new Link(type, other.value())))
                .orElse(attributes);
    }

    /** A password must not be kept where attributes are shown. */
    private static Attributes withoutPassword(Attributes requested) {
        return requested.without(Attribute.LINK, link -> link.linkType() == LinkType.PKCS_12_PASSWORD_LINK);
    }

    private SecretBytes password(Attributes requested, Optional<UniqueIdentifier> secret) {
        if (secret.isPresent()) {
            return keys.keptForm(finder.find(secret.get()).orElseThrow());
        }
        return SecretBytes.takeOver(passwordLink(requested).orElse("").getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> passwordLink(Attributes requested) {
        return requested.all(Attribute.LINK).stream()
                .filter(link -> link.linkType() == LinkType.PKCS_12_PASSWORD_LINK)
                .map(Link::linkedObjectIdentifier)
                .findFirst();
    }

    /** The secret data that the link names, for a caller that may Get it. */
    private Optional<UniqueIdentifier> secretData(Attributes requested, UserId caller) {
        return passwordLink(requested)
                .flatMap(Pkcs12Importer::identifier)
                .filter(id -> !HsmKeyId.isHsm(id))
                .flatMap(finder::find)
                .filter(object -> object.type() == ObjectType.SECRET_DATA)
                .filter(object -> policy.allows(caller, Operation.GET, object))
                .map(StoredObject::id);
    }

    /** Not every password could be an identifier. */
    private static Optional<UniqueIdentifier> identifier(String text) {
        try {
            return Optional.of(new UniqueIdentifier(text));
        } catch (KmipException noIdentifier) {
            return Optional.empty();
        }
    }
}
