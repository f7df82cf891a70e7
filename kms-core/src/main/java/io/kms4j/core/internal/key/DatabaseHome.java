package io.kms4j.core.internal.key;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.GeneratedPair;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicDomainParameters;
import io.kms4j.kmip.EncryptionKeyInformation;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Link;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SecretDataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Keys that live in the store, wrapped if their maker asked for it. */
public final class DatabaseHome implements KeyHome {
    static final int DEFAULT_LENGTH_BITS = 256;
    private static final int LONGEST_SECRET_DATA_BITS = 65_536;

    private final KeyStore store;
    private final Crypto crypto;
    private final KeyWrapping wrapping;
    private final NewObjects newObjects;
    private final Succession succession;
    private final UnwrappedKeyCache cache;

    /** Both halves of a pair, not stored yet. */
    public record MadePair(StoredObject privateKey, StoredObject publicKey) {
        private Pair named() {
            return new Pair(privateKey.id(), publicKey.id());
        }
    }

    public DatabaseHome(
            KeyStore store,
            Crypto crypto,
            KeyWrapping wrapping,
            NewObjects newObjects,
            Succession succession,
            UnwrappedKeyCache cache) {
        this.store = store;
        this.crypto = crypto;
        this.wrapping = wrapping;
        this.newObjects = newObjects;
        this.succession = succession;
        this.cache = cache;
    }

    @Override
    public UniqueIdentifier create(NewKey key) {
        StoredObject made = make(key);
        store.apply(List.of(new Change.Insert(made)));
        return made.id();
    }

    @Override
    public UniqueIdentifier replace(StoredObject old, NewKey key) {
        StoredObject made = make(key);
        store.apply(succeed(old, made));
        return made.id();
    }

    /** The changes that put {@code made} in the place of {@code old}, which gives up its names first. */
    private List<Change> succeed(StoredObject old, StoredObject made) {
        return List.of(
                new Change.Replace(succession.retired(old, made.id())),
                new Change.Insert(Succession.succeeding(old, made)));
    }

    private StoredObject make(NewKey key) {
        UniqueIdentifier id = key.id().orElseGet(DatabaseHome::freshId);
        Attributes attributes = completed(key);
        try (SecretBytes material = generate(key.type(), attributes)) {
            Attributes measured = attributes.with(Attribute.CRYPTOGRAPHIC_LENGTH, lengthBits(attributes, material));
            KeyFormatType format = key.type() == ObjectType.SECRET_DATA ? KeyFormatType.OPAQUE : KeyFormatType.RAW;
            NewObjects.Content content = new NewObjects.Content(format, format, material, true);
            return stored(id, key.type(), key.owner(), measured, content);
        }
    }

    private static Attributes completed(NewKey key) {
        if (key.type() == ObjectType.SECRET_DATA) {
            return key.attributes().with(Attribute.SECRET_DATA_TYPE, SecretDataType.PASSWORD);
        }
        if (key.type() != ObjectType.SYMMETRIC_KEY) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "Create makes symmetric keys and secret data; for "
                            + key.type().kmipName() + " use CreateKeyPair or Register");
        }
        return key.attributes();
    }

    private SecretBytes generate(ObjectType type, Attributes attributes) {
        int lengthBits = attributes.get(Attribute.CRYPTOGRAPHIC_LENGTH).orElse(DEFAULT_LENGTH_BITS);
        if (type == ObjectType.SECRET_DATA) {
            if (lengthBits <= 0 || lengthBits % Byte.SIZE != 0 || lengthBits > LONGEST_SECRET_DATA_BITS) {
                throw new KmipException(
                        ResultReason.INVALID_FIELD,
                        "secret data has 8 to " + LONGEST_SECRET_DATA_BITS + " bits in whole bytes");
            }
            return crypto.random(lengthBits / Byte.SIZE);
        }
        CryptographicAlgorithm algorithm = algorithm(attributes);
        return crypto.generateSymmetric(algorithm, lengthBits);
    }

    /** As asked for: of a key with parity bits these do not count. */
    private static int lengthBits(Attributes attributes, SecretBytes material) {
        boolean parity =
                attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM).equals(Optional.of(CryptographicAlgorithm.DES3));
        return parity
                ? attributes.get(Attribute.CRYPTOGRAPHIC_LENGTH).orElse(DEFAULT_LENGTH_BITS)
                : material.length() * 8;
    }

    private static CryptographicAlgorithm algorithm(Attributes attributes) {
        return attributes
                .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "CryptographicAlgorithm is missing"));
    }

    @Override
    public Pair createPair(NewPair pair) {
        MadePair made = makePair(pair);
        store.apply(List.of(new Change.Insert(made.privateKey()), new Change.Insert(made.publicKey())));
        return made.named();
    }

    @Override
    public Pair replacePair(StoredObject oldPrivate, StoredObject oldPublic, NewPair pair) {
        MadePair made = makePair(pair);
        List<Change> changes = new ArrayList<>(succeed(oldPrivate, made.privateKey()));
        changes.addAll(succeed(oldPublic, made.publicKey()));
        store.apply(changes);
        return made.named();
    }

    /** A pair that the caller stores. */
    public MadePair makePair(NewPair pair) {
        UniqueIdentifier privateId = pair.id().orElseGet(DatabaseHome::freshId);
        UniqueIdentifier publicId = new UniqueIdentifier(privateId + "_pk");
        CryptographicAlgorithm algorithm = algorithm(pair.privateAttributes());
        GeneratedPair generated = crypto.generatePair(
                algorithm,
                pair.privateAttributes().get(Attribute.CRYPTOGRAPHIC_LENGTH),
                pair.privateAttributes()
                        .get(Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS)
                        .flatMap(CryptographicDomainParameters::recommendedCurve));
        try (SecretBytes privateKey = generated.privateKey();
                SecretBytes publicKey = generated.publicKey()) {
            Attributes measured = measure(algorithm, publicKey);
            Attributes forPrivate =
                    linked(pair.privateAttributes().overriddenBy(measured), LinkType.PUBLIC_KEY_LINK, publicId);
            Attributes forPublic =
                    linked(pair.publicAttributes().overriddenBy(measured), LinkType.PRIVATE_KEY_LINK, privateId);
            NewObjects.Content privateContent = new NewObjects.Content(
                    KeyFormatType.PKCS_8,
                    shown(measured, KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY, KeyFormatType.PKCS_8),
                    privateKey,
                    true);
            NewObjects.Content publicContent = new NewObjects.Content(
                    KeyFormatType.X_509,
                    shown(measured, KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY, KeyFormatType.X_509),
                    publicKey,
                    true);
            return new MadePair(
                    stored(privateId, ObjectType.PRIVATE_KEY, pair.owner(), forPrivate, privateContent),
                    stored(publicId, ObjectType.PUBLIC_KEY, pair.owner(), forPublic, publicContent));
        }
    }

    /** The format of a new key that names none: by algorithm, as the original product has it. */
    private static KeyFormatType shown(Attributes measured, KeyFormatType onCurves, KeyFormatType others) {
        if (measured.get(Attribute.CRYPTOGRAPHIC_ALGORITHM).equals(Optional.of(CryptographicAlgorithm.RSA))) {
            return KeyFormatType.PKCS_1;
        }
        return measured.has(Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS) ? onCurves : others;
    }

    /** Algorithm, length and curve as they came out. */
    private Attributes measure(CryptographicAlgorithm algorithm, SecretBytes publicKey) {
        ParsedKey parsed = crypto.parse(
                ObjectType.PUBLIC_KEY, Optional.of(algorithm), KeyFormatType.X_509, new KeyMaterial.Encoded(publicKey));
        return measured(parsed);
    }

    /** The attributes that follow from a key. */
    public static Attributes measured(ParsedKey parsed) {
        return Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, parsed.algorithm())
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, parsed.lengthBits())
                .with(
                        Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
                        parsed.curve()
                                .map(curve -> new CryptographicDomainParameters(Optional.empty(), Optional.of(curve))));
    }

    private static Attributes linked(Attributes attributes, LinkType type, UniqueIdentifier other) {
        return attributes
                .without(Attribute.LINK, link -> link.linkType() == type)
                .plus(Attribute.LINK, new Link(type, other.value()));
    }

    /** A new object as it is to be stored, wrapped first if its attributes say so. Wrapping leaves nothing behind. */
    public StoredObject stored(
            UniqueIdentifier id, ObjectType type, UserId owner, Attributes requested, NewObjects.Content content) {
        Attributes attributes = newObjects.attributes(type, requested, content.origin());
        Optional<UniqueIdentifier> wrappingKey = WrappingKeyId.of(requested).or(() -> wrapping.keyFor(id, type));
        if (wrappingKey.isEmpty()) {
            Material clear =
                    new Material.Clear(content.format(), content.bytes().duplicate());
            return new StoredObject(id, type, owner, attributes, clear, 0);
        }
        if (wrappingKey.get().equals(id)) {
            throw new KmipException(ResultReason.INVALID_FIELD, "a key cannot wrap itself");
        }
        Material wrapped = wrapping.wrapForStorage(wrappingKey.get(), content.format(), content.bytes(), owner);
        Attributes linked = linked(attributes, LinkType.WRAPPING_KEY_LINK, wrappingKey.get());
        return new StoredObject(id, type, owner, linked, wrapped, 0);
    }

    /** A new object that came wrapped and stays so. */
    public StoredObject storedAsRegistered(
            UniqueIdentifier id, ObjectType type, UserId owner, Attributes requested, Material.Wrapped wrapped) {
        Attributes marked = requested.with(Attribute.KEY_WRAP_TYPE, KeyWrapType.AS_REGISTERED);
        NewObjects.Origin origin = new NewObjects.Origin(wrapped.format(), Optional.empty(), false);
        Attributes attributes = newObjects.attributes(type, marked, origin);
        // What an HSM key wraps is looked for before that key may go.
        Attributes linked = wrapped.wrapping()
                .encryptionKeyInformation()
                .map(EncryptionKeyInformation::uniqueIdentifier)
                .filter(HsmKeyId::isHsm)
                .map(key -> linked(attributes, LinkType.WRAPPING_KEY_LINK, key))
                .orElse(attributes);
        return new StoredObject(id, type, owner, linked, wrapped, 0);
    }

    /** A new object whose key value is not here but where Key Value Location says, if anything does. */
    public StoredObject storedElsewhere(
            UniqueIdentifier id, ObjectType type, UserId owner, Attributes requested, KeyFormatType format) {
        NewObjects.Origin origin = new NewObjects.Origin(format, Optional.empty(), false);
        Attributes attributes = newObjects.attributes(type, requested, origin).with(Attribute.KEY_VALUE_PRESENT, false);
        return new StoredObject(id, type, owner, attributes, new Material.None(), 0);
    }

    /** Keeps a new object, or puts it in the place of another of the same identifier. */
    public void keep(StoredObject object, Optional<StoredObject> replaced) {
        Change change = replaced.<Change>map(old -> new Change.Replace(new StoredObject(
                        object.id(),
                        object.type(),
                        old.owner(),
                        object.attributes(),
                        object.material(),
                        old.version())))
                .orElseGet(() -> new Change.Insert(object));
        store.apply(List.of(change));
        cache.forget(object.id());
    }

    /** Keeps new objects, and others that changed with them: all or none. */
    public void keepAll(List<StoredObject> made, List<StoredObject> changed) {
        store.apply(Stream.concat(
                        changed.stream().<Change>map(Change.Replace::new),
                        made.stream().<Change>map(Change.Insert::new))
                .toList());
    }

    @Override
    public void update(StoredObject changed) {
        store.apply(List.of(new Change.Replace(changed)));
    }

    @Override
    public void destroy(StoredObject object, boolean remove) {
        Change change = remove
                ? new Change.Remove(object.id(), object.version())
                : new Change.Replace(object.withMaterial(new Material.None()));
        store.apply(List.of(change));
        cache.forget(object.id());
    }

    /** A fresh UUID, version 4. */
    public static UniqueIdentifier freshId() {
        return new UniqueIdentifier(UUID.randomUUID().toString());
    }
}
