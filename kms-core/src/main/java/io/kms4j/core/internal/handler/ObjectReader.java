package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.NewObjects;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.Templates;
import io.kms4j.core.internal.key.WrappingKeyId;
import io.kms4j.core.port.Certificates;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ParsedCertificate;
import io.kms4j.core.port.ParsedKey;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CertificateType;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;
import java.util.Set;

/** From an object in Register or Import to one that can be stored: parsed, checked, in the kept format. */
public final class ObjectReader {
    private static final Set<ObjectType> PARSED =
            Set.of(ObjectType.SYMMETRIC_KEY, ObjectType.PRIVATE_KEY, ObjectType.PUBLIC_KEY);

    private static final Set<CryptographicAlgorithm> COUNTED_IN_MANY_WAYS =
            Set.of(CryptographicAlgorithm.DES, CryptographicAlgorithm.DES3);

    /** Stands for an object that is not stored. */
    private static final UniqueIdentifier WRAPPED_ARRIVAL = new UniqueIdentifier("the key in the request");

    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final Crypto crypto;
    private final Optional<Certificates> certificates;
    private final DatabaseHome database;

    public ObjectReader(
            KeyResolver resolver,
            ReadyKeys keys,
            Crypto crypto,
            Optional<Certificates> certificates,
            DatabaseHome database) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.certificates = certificates;
        this.database = database;
    }

    /**
     * The object as it is to be stored for {@code caller}.
     *
     * @param wrapType whether a wrapped key is unwrapped first
     * @throws KmipException INVALID_FIELD when the object is not what it says
     */
    StoredObject read(
            UniqueIdentifier id,
            ObjectType type,
            Attributes requested,
            ManagedObject object,
            Optional<KeyWrapType> wrapType,
            UserId caller) {
        if (object.objectType() != type) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "ObjectType says " + type.kmipName() + ", the object is a "
                            + object.objectType().kmipName());
        }
        Optional<KeyBlock> block = object.keyBlockIfAny();
        if (block.isEmpty()) {
            return readData(id, requested, object, caller);
        }
        return readKey(id, typed(requested, object), object.objectType(), block.get(), wrapType, caller);
    }

    /**
     * The key alone, for a place that keeps no attributes; the caller closes its material.
     *
     * @throws KmipException as {@link #read}; INVALID_OBJECT_TYPE when it is no key
     */
    ParsedKey readKey(ObjectType type, Attributes requested, ManagedObject object, UserId caller) {
        KeyBlock block = object.keyBlockIfAny()
                .filter(any -> PARSED.contains(type) && object.objectType() == type)
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_OBJECT_TYPE,
                        "symmetric, private and public keys only can be brought there"));
        Attributes attributes = described(requested, block);
        KeyValue value = block.keyValue()
                .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "the key block has no key value"));
        Optional<CryptographicAlgorithm> algorithm = attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM);
        if (value instanceof KeyValue.Plain plain && block.keyWrappingData().isEmpty()) {
            return crypto.parse(type, algorithm, block.keyFormatType(), plain.keyMaterial());
        }
        KeyWrappingData wrapping = block.keyWrappingData()
                .orElseThrow(() -> new KmipException(
                        ResultReason.MISSING_DATA, "the key value is wrapped, but KeyWrappingData is missing"));
        resolver.mayUnwrap(wrapping, caller);
        Material.Wrapped material = wrapped(block.keyFormatType(), value, wrapping);
        StoredObject opaque = new StoredObject(WRAPPED_ARRIVAL, type, caller, attributes, material, 0);
        try (SecretBytes clear = keys.keptForm(opaque)) {
            return crypto.parse(
                    type, algorithm, keptFormat(type, block.keyFormatType()), new KeyMaterial.Encoded(clear));
        }
    }

    private StoredObject readData(UniqueIdentifier id, Attributes requested, ManagedObject object, UserId caller) {
        if (object instanceof ManagedObject.Certificate certificate) {
            return readCertificate(id, requested, certificate, caller);
        }
        if (object instanceof ManagedObject.OpaqueObject opaque) {
            Attributes attributes = requested.with(Attribute.OPAQUE_DATA_TYPE, opaque.opaqueDataType());
            return readBytes(
                    id, attributes, object.objectType(), KeyFormatType.OPAQUE, opaque.opaqueDataValue(), caller);
        }
        if (object instanceof ManagedObject.CertificateRequest request) {
            if (request.certificateRequestType() != CertificateRequestType.CRMF) {
                certificates.ifPresent(reader ->
                        reader.parseRequest(request.certificateRequestType(), request.certificateRequestValue()));
            }
            Attributes attributes =
                    requested.with(Attribute.CERTIFICATE_REQUEST_TYPE, request.certificateRequestType());
            return readBytes(
                    id,
                    attributes,
                    object.objectType(),
                    KeyFormatType.PKCS_10,
                    request.certificateRequestValue(),
                    caller);
        }
        if (object instanceof ManagedObject.Template template) {
            Bytes encoded = Templates.encoded(template.attributes());
            return readBytes(id, requested, object.objectType(), KeyFormatType.OPAQUE, encoded, caller);
        }
        throw new KmipException(ResultReason.INVALID_OBJECT_TYPE, "no such object can be stored");
    }

    /** An X.509 certificate as DER, with the attributes that it implies; of other types the server knows the length only. */
    private StoredObject readCertificate(
            UniqueIdentifier id, Attributes requested, ManagedObject.Certificate certificate, UserId caller) {
        Optional<ParsedCertificate> parsed = certificate.certificateType() == CertificateType.X_509
                ? certificates.map(reader -> reader.parse(certificate.certificateValue()))
                : Optional.empty();
        Bytes value = parsed.map(ParsedCertificate::der).orElse(certificate.certificateValue());
        Attributes implied = parsed.map(ParsedCertificate::attributes)
                .orElse(Attributes.of(Attribute.CERTIFICATE_LENGTH, value.length()))
                .with(Attribute.CERTIFICATE_TYPE, certificate.certificateType());
        // A certificate is no secret, so nothing wraps it.
        Attributes own = WrappingKeyId.removed(requested);
        return readBytes(id, own.overriddenBy(implied), ObjectType.CERTIFICATE, KeyFormatType.X_509, value, caller);
    }

    private StoredObject readBytes(
            UniqueIdentifier id,
            Attributes attributes,
            ObjectType type,
            KeyFormatType format,
            Bytes bytes,
            UserId caller) {
        try (SecretBytes copy = SecretBytes.copyOf(bytes)) {
            return database.stored(id, type, caller, attributes, new NewObjects.Content(format, format, copy, false));
        }
    }

    /** What an object says of itself beside its key. */
    private static Attributes typed(Attributes requested, ManagedObject object) {
        if (object instanceof ManagedObject.SecretData secret) {
            return requested.with(Attribute.SECRET_DATA_TYPE, secret.secretDataType());
        }
        if (object instanceof ManagedObject.PgpKey pgp) {
            return requested.with(Attribute.PGP_KEY_VERSION, pgp.pgpKeyVersion());
        }
        if (object instanceof ManagedObject.SplitKey split) {
            return requested
                    .with(Attribute.SPLIT_KEY_PARTS, split.splitKeyParts())
                    .with(Attribute.KEY_PART_IDENTIFIER, split.keyPartIdentifier())
                    .with(Attribute.SPLIT_KEY_THRESHOLD, split.splitKeyThreshold())
                    .with(Attribute.SPLIT_KEY_METHOD, split.splitKeyMethod())
                    .with(Attribute.PRIME_FIELD_SIZE, split.primeFieldSize());
        }
        return requested;
    }

    private StoredObject readKey(
            UniqueIdentifier id,
            Attributes requested,
            ObjectType type,
            KeyBlock block,
            Optional<KeyWrapType> wrapType,
            UserId caller) {
        Attributes attributes = described(requested, block);
        if (block.keyValue().isEmpty()) {
            return database.storedElsewhere(id, type, caller, attributes, block.keyFormatType());
        }
        KeyValue value = block.keyValue().get();
        if (value instanceof KeyValue.Plain plain && block.keyWrappingData().isEmpty()) {
            Attributes merged = plain.attributes().overriddenBy(attributes);
            return readPlain(id, merged, type, block.keyFormatType(), plain.keyMaterial(), caller);
        }
        KeyWrappingData wrapping = block.keyWrappingData()
                .orElseThrow(() -> new KmipException(
                        ResultReason.MISSING_DATA, "the key value is wrapped, but KeyWrappingData is missing"));
        Material.Wrapped material = wrapped(block.keyFormatType(), value, wrapping);
        if (wrapType.orElse(KeyWrapType.AS_REGISTERED) == KeyWrapType.AS_REGISTERED) {
            if (WrappingKeyId.of(requested).isPresent()) {
                throw new KmipException(
                        ResultReason.INVALID_FIELD,
                        "the key is wrapped already: unwrap it or leave wrapping_key_id out");
            }
            return database.storedAsRegistered(id, type, caller, attributes, material);
        }
        resolver.mayUnwrap(wrapping, caller);
        StoredObject opaque = new StoredObject(id, type, caller, attributes, material, 0);
        KeyFormatType kept = keptFormat(type, block.keyFormatType());
        try (SecretBytes clear = keys.keptForm(opaque)) {
            return readPlain(id, attributes, type, kept, new KeyMaterial.Encoded(clear), caller);
        }
    }

    private static Material.Wrapped wrapped(KeyFormatType format, KeyValue value, KeyWrappingData wrapping) {
        if (value instanceof KeyValue.Wrapped wrapped) {
            return new Material.Wrapped(format, wrapped.bytes(), wrapping);
        }
        if (((KeyValue.Plain) value).keyMaterial() instanceof KeyMaterial.Encoded encoded) {
            return new Material.Wrapped(format, encoded.bytes().reveal(), wrapping, true);
        }
        throw new KmipException(ResultReason.INVALID_FIELD, "a wrapped key is a ByteString, not a Structure");
    }

    private static KeyFormatType keptFormat(ObjectType type, KeyFormatType given) {
        return switch (type) {
            case SYMMETRIC_KEY, SECRET_DATA -> KeyFormatType.RAW;
            case PRIVATE_KEY -> KeyFormatType.PKCS_8;
            case PUBLIC_KEY -> KeyFormatType.X_509;
            default -> given;
        };
    }

    private static Attributes described(Attributes requested, KeyBlock block) {
        Attributes described = requested;
        if (block.cryptographicAlgorithm().isPresent()) {
            described = described.with(Attribute.CRYPTOGRAPHIC_ALGORITHM, block.cryptographicAlgorithm());
        }
        if (block.cryptographicLength().isPresent()) {
            described = described.with(Attribute.CRYPTOGRAPHIC_LENGTH, block.cryptographicLength());
        }
        return described;
    }

    private StoredObject readPlain(
            UniqueIdentifier id,
            Attributes attributes,
            ObjectType type,
            KeyFormatType format,
            KeyMaterial material,
            UserId caller) {
        if (!PARSED.contains(type) || format == KeyFormatType.OPAQUE) {
            return readUnparsed(id, attributes, type, format, material, caller);
        }
        Optional<CryptographicAlgorithm> algorithm = attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM);
        ParsedKey parsed = crypto.parse(type, algorithm, format, material);
        try (SecretBytes kept = parsed.material()) {
            checkLength(type, attributes.get(Attribute.CRYPTOGRAPHIC_LENGTH), parsed);
            NewObjects.Content content = new NewObjects.Content(keptFormat(type, format), format, kept, false);
            return database.stored(id, type, caller, attributes.overriddenBy(DatabaseHome.measured(parsed)), content);
        }
    }

    /** The length that a client states must be the key's; for curves and keys with parity there are several ways to count. */
    private static void checkLength(ObjectType type, Optional<Integer> stated, ParsedKey parsed) {
        boolean plain = type == ObjectType.SYMMETRIC_KEY
                ? !COUNTED_IN_MANY_WAYS.contains(parsed.algorithm())
                : parsed.algorithm() == CryptographicAlgorithm.RSA;
        if (plain && stated.isPresent() && stated.get() != parsed.lengthBits()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "CryptographicLength says " + stated.get() + ", the key has " + parsed.lengthBits() + " bits");
        }
    }

    /** Secret data and keys that the server does not look into: their bytes as they came. */
    private StoredObject readUnparsed(
            UniqueIdentifier id,
            Attributes attributes,
            ObjectType type,
            KeyFormatType format,
            KeyMaterial material,
            UserId caller) {
        if (!(material instanceof KeyMaterial.Encoded encoded)) {
            throw new KmipException(
                    ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED,
                    "a " + type.kmipName() + " cannot be in the format " + format.kmipName());
        }
        return database.stored(
                id, type, caller, attributes, new NewObjects.Content(format, format, encoded.bytes(), false));
    }
}
