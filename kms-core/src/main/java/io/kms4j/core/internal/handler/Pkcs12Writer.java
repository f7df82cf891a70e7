package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.Pkcs12;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
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
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Get and Export in the format PKCS#12 (KMIP 2.1, Get): a private key with the certificates that its links lead to, under the
 * secret data that its PKCS#12 Password Link names. The caller must be allowed Get on each of them.
 */
public final class Pkcs12Writer {
    private static final int LONGEST_CHAIN = 10;
    private static final String DEFAULT_NAME = "alias";

    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final Crypto crypto;
    private final LifeCycle lifeCycle;

    public Pkcs12Writer(KeyResolver resolver, ReadyKeys keys, Crypto crypto, LifeCycle lifeCycle) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.lifeCycle = lifeCycle;
    }

    static boolean isMeant(ObjectWriter.Wish wish) {
        return wish.format()
                .filter(format -> format == KeyFormatType.PKCS_12 || format == KeyFormatType.PKCS_12_LEGACY)
                .isPresent();
    }

    /** The private key that goes into the container of {@code object}: itself, or that of a certificate. */
    StoredObject privateKey(StoredObject object, UserId caller) {
        if (object.type() == ObjectType.PRIVATE_KEY) {
            return object;
        }
        return linked(object, LinkType.PRIVATE_KEY_LINK, caller)
                .or(() -> linked(object, LinkType.PUBLIC_KEY_LINK, caller)
                        .flatMap(key -> linked(key, LinkType.PRIVATE_KEY_LINK, caller)))
                .filter(key -> key.type() == ObjectType.PRIVATE_KEY)
                .orElseThrow(() -> new KmipException(
                        ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED,
                        "'" + object.id() + "' is linked to no private key, which PKCS#12 needs"));
    }

    /**
     * The container, as a private key.
     *
     * @throws KmipException BAD_PASSWORD when no active secret data, or several, are the password
     */
    ManagedObject write(StoredObject object, StoredObject privateKey, ObjectWriter.Wish wish, UserId caller) {
        KeyFormatType format = wish.format().orElseThrow();
        String name = privateKey
                .attributes()
                .get(Attribute.PKCS_12_FRIENDLY_NAME)
                .or(() -> object.attributes().get(Attribute.PKCS_12_FRIENDLY_NAME))
                .orElse(DEFAULT_NAME);
        List<Bytes> chain = chain(object, privateKey, caller);
        try (SecretBytes key = keys.keptForm(privateKey);
                SecretBytes password = password(object, privateKey, wish.wrapping(), caller)) {
            SecretBytes container =
                    crypto.writePkcs12(new Pkcs12(name, key, chain), password, format == KeyFormatType.PKCS_12_LEGACY);
            return new ManagedObject.PrivateKey(new KeyBlock(
                    format,
                    Optional.empty(),
                    Optional.of(new KeyValue.Plain(new KeyMaterial.Encoded(container), Attributes.none())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
    }

    /** Clients of the original product bring the password as the identifier of a wrapping key. */
    private SecretBytes password(
            StoredObject object, StoredObject privateKey, Optional<KeyWrappingSpecification> wrapping, UserId caller) {
        Optional<SecretBytes> brought = wrapping.flatMap(KeyWrappingSpecification::encryptionKeyInformation)
                .map(information -> SecretBytes.takeOver(
                        information.uniqueIdentifier().value().getBytes(StandardCharsets.UTF_8)));
        if (brought.isPresent()) {
            return brought.get();
        }
        StoredObject secret = linked(privateKey, LinkType.PKCS_12_PASSWORD_LINK, caller)
                .or(() -> linked(object, LinkType.PKCS_12_PASSWORD_LINK, caller))
                .filter(linked -> linked.type() == ObjectType.SECRET_DATA)
                .filter(linked -> lifeCycle.stateOf(linked.attributes()) == State.ACTIVE)
                .orElseThrow(() -> new KmipException(
                        ResultReason.BAD_PASSWORD,
                        "PKCS#12 needs a PKCS12PasswordLink from '" + privateKey.id() + "' to active secret data"));
        return keys.keptForm(secret);
    }

    private List<Bytes> chain(StoredObject object, StoredObject privateKey, UserId caller) {
        List<Bytes> chain = new ArrayList<>();
        Set<UniqueIdentifier> seen = new HashSet<>();
        Optional<StoredObject> next =
                object.type() == ObjectType.CERTIFICATE ? Optional.of(object) : certificateOf(privateKey, caller);
        while (next.isPresent() && seen.add(next.get().id())) {
            if (seen.size() > LONGEST_CHAIN) {
                throw new KmipException(ResultReason.INVALID_FIELD, "the certificate chain is too long");
            }
            try (SecretBytes certificate = keys.keptForm(next.get())) {
                chain.add(certificate.reveal());
            }
            next = issuerOf(next.get(), caller);
        }
        return chain;
    }

    private Optional<StoredObject> certificateOf(StoredObject privateKey, UserId caller) {
        return issuerOf(privateKey, caller).or(() -> linked(privateKey, LinkType.PUBLIC_KEY_LINK, caller)
                .flatMap(publicKey -> issuerOf(publicKey, caller)));
    }

    private Optional<StoredObject> issuerOf(StoredObject object, UserId caller) {
        return linked(object, LinkType.PKCS_12_CERTIFICATE_LINK, caller)
                .or(() -> linked(object, LinkType.CERTIFICATE_LINK, caller))
                .filter(linked -> linked.type() == ObjectType.CERTIFICATE);
    }

    private Optional<StoredObject> linked(StoredObject object, LinkType type, UserId caller) {
        return object.attributes().all(Attribute.LINK).stream()
                .filter(link -> link.linkType() == type)
                .findFirst()
                .map(Link::linkedObjectIdentifier)
                .map(UniqueIdentifier::new)
                .map(id -> resolver.authorised(Operation.GET, Optional.of(id), caller));
    }
}
