package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyWrapping;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.Templates;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.KeyWrappingSpecification;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.OpaqueDataType;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.enumeration.WrappingMethod;
import java.util.Optional;
import java.util.Set;

/** From a stored object to what Get and Export hand out: checks that it may leave, in the format and wrapping asked for. */
public final class ObjectWriter {
    private static final Set<ObjectType> SECRET =
            Set.of(ObjectType.SYMMETRIC_KEY, ObjectType.PRIVATE_KEY, ObjectType.SECRET_DATA, ObjectType.SPLIT_KEY);
    private static final Set<ObjectType> CONVERTIBLE =
            Set.of(ObjectType.SYMMETRIC_KEY, ObjectType.PRIVATE_KEY, ObjectType.PUBLIC_KEY);

    /** Formats that say nothing about the bytes. */
    private static final Set<KeyFormatType> BYTES = Set.of(KeyFormatType.RAW, KeyFormatType.OPAQUE);

    private static final Set<ObjectType> PKCS_12_TYPES = Set.of(ObjectType.PRIVATE_KEY, ObjectType.CERTIFICATE);

    /** What the client asked for. */
    public record Wish(
            Optional<KeyFormatType> format,
            Optional<KeyWrapType> wrapType,
            Optional<KeyCompressionType> compression,
            Optional<KeyWrappingSpecification> wrapping) {}

    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final KeyWrapping keyWrapping;
    private final Crypto crypto;
    private final VisibleAttributes visible;
    private final Pkcs12Writer pkcs12;
    private final CertificateWriter certificates;
    private final Set<ObjectType> unwrappedTypes;

    public ObjectWriter(
            KeyResolver resolver,
            ReadyKeys keys,
            KeyWrapping keyWrapping,
            Crypto crypto,
            VisibleAttributes visible,
            Pkcs12Writer pkcs12,
            CertificateWriter certificates,
            Set<ObjectType> unwrappedTypes) {
        this.unwrappedTypes = unwrappedTypes;
        this.resolver = resolver;
        this.keys = keys;
        this.keyWrapping = keyWrapping;
        this.crypto = crypto;
        this.visible = visible;
        this.pkcs12 = pkcs12;
        this.certificates = certificates;
    }

    /**
     * The object for {@code caller}, who may have it.
     *
     * @throws KmipException SENSITIVE; NOT_EXTRACTABLE; KEY_FORMAT_TYPE_NOT_SUPPORTED
     */
    ManagedObject write(StoredObject object, Wish wish, UserId caller) {
        if (Pkcs12Writer.isMeant(wish) && PKCS_12_TYPES.contains(object.type())) {
            StoredObject privateKey = pkcs12.privateKey(object, caller);
            // A password that the client chooses is no wrapping key.
            checkMayLeave(privateKey, Optional.empty());
            return pkcs12.write(object, privateKey, wish, caller);
        }
        checkMayLeave(object, wish.wrapping());
        return switch (object.type()) {
            case CERTIFICATE -> certificates.write(object, wish.format(), caller);
            case OPAQUE_OBJECT ->
                new ManagedObject.OpaqueObject(
                        object.attributes().get(Attribute.OPAQUE_DATA_TYPE).orElse(OpaqueDataType.UNKNOWN),
                        plain(object));
            case TEMPLATE -> template(object);
            case CERTIFICATE_REQUEST ->
                new ManagedObject.CertificateRequest(
                        object.attributes()
                                .get(Attribute.CERTIFICATE_REQUEST_TYPE)
                                .orElse(CertificateRequestType.PKCS_10),
                        plain(object));
            default -> withKeyBlock(object, keyBlock(object, wish, caller));
        };
    }

    private static void checkMayLeave(StoredObject object, Optional<KeyWrappingSpecification> specification) {
        if (!SECRET.contains(object.type())) {
            return;
        }
        if (!object.attributes().get(Attribute.EXTRACTABLE).orElse(true)) {
            boolean sensitive = object.attributes().isTrue(Attribute.SENSITIVE);
            throw new KmipException(sensitive ? ResultReason.SENSITIVE : ResultReason.NOT_EXTRACTABLE, "DENIED");
        }
        boolean encrypted = specification
                .filter(wrapping -> wrapping.wrappingMethod() != WrappingMethod.MAC_SIGN)
                .isPresent();
        if (object.attributes().isTrue(Attribute.SENSITIVE) && !encrypted) {
            throw new KmipException(ResultReason.SENSITIVE, "DENIED");
        }
    }

    private ManagedObject.Template template(StoredObject object) {
        try (SecretBytes stored = keys.keptForm(object)) {
            return new ManagedObject.Template(Templates.decoded(stored));
        }
    }

    private Bytes plain(StoredObject object) {
        try (SecretBytes bytes = keys.keptForm(object)) {
            return bytes.reveal();
        }
    }

    private static ManagedObject withKeyBlock(StoredObject object, KeyBlock block) {
        Attributes attributes = object.attributes();
        return switch (object.type()) {
            case SYMMETRIC_KEY -> new ManagedObject.SymmetricKey(block);
            case PUBLIC_KEY -> new ManagedObject.PublicKey(block);
            case PRIVATE_KEY -> new ManagedObject.PrivateKey(block);
            case SECRET_DATA ->
                new ManagedObject.SecretData(
                        attributes.get(Attribute.SECRET_DATA_TYPE).orElse(SecretDataType.SEED), block);
            case PGP_KEY ->
                new ManagedObject.PgpKey(
                        attributes.get(Attribute.PGP_KEY_VERSION).orElse(0), block);
            case SPLIT_KEY ->
                new ManagedObject.SplitKey(
                        attributes.get(Attribute.SPLIT_KEY_PARTS).orElseThrow(),
                        attributes.get(Attribute.KEY_PART_IDENTIFIER).orElseThrow(),
                        attributes.get(Attribute.SPLIT_KEY_THRESHOLD).orElseThrow(),
                        attributes.get(Attribute.SPLIT_KEY_METHOD).orElseThrow(),
                        attributes.get(Attribute.PRIME_FIELD_SIZE),
                        block);
            default ->
                throw new KmipException(
                        ResultReason.INVALID_OBJECT_TYPE, "no such object can be handed out: " + object.type());
        };
    }

    private KeyBlock keyBlock(StoredObject object, Wish wish, UserId caller) {
        if (object.material() instanceof Material.Wrapped wrapped && asStored(object, wrapped, wish)) {
            KeyValue value = wrapped.inStructure()
                    ? new KeyValue.Plain(
                            new KeyMaterial.Encoded(SecretBytes.copyOf(wrapped.bytes())), Attributes.none())
                    : new KeyValue.Wrapped(wrapped.bytes());
            return block(object, wrapped.format(), value, Optional.of(wrapped.wrapping()));
        }
        KeyFormatType format = wish.format().orElse(shownFormat(object));
        boolean elsewhere = object.material() instanceof Material.None;
        if (elsewhere && wish.wrapping().isEmpty() && format == shownFormat(object)) {
            return block(object, format, Optional.empty(), Optional.empty());
        }
        KeyMaterial material = material(object, format, wish.compression(), caller);
        Attributes attributes = visible.inKeyValue(object);
        if (wish.wrapping().isEmpty()) {
            return compressed(wish, block(object, format, new KeyValue.Plain(material, attributes), Optional.empty()));
        }
        KeyWrapping.WrappedValue value =
                keyWrapping.wrapForAnswer(wish.wrapping().get(), format, material, attributes, caller);
        return compressed(
                wish, block(object, format, new KeyValue.Wrapped(value.bytes()), Optional.of(value.wrapping())));
    }

    /** Says so where a point was compressed. */
    private static KeyBlock compressed(Wish wish, KeyBlock block) {
        Optional<KeyCompressionType> compression =
                wish.compression().filter(form -> form != KeyCompressionType.EC_PUBLIC_KEY_TYPE_UNCOMPRESSED);
        return new KeyBlock(
                block.keyFormatType(),
                compression,
                block.keyValue(),
                block.cryptographicAlgorithm(),
                block.cryptographicLength(),
                block.keyWrappingData());
    }

    /** A wrapped key stays so unless the client wants it otherwise; one that names a format alone wants to read it, and so do all
     * where the server unwraps by default. */
    private boolean asStored(StoredObject object, Material.Wrapped wrapped, Wish wish) {
        boolean asRegistered = wish.wrapType().equals(Optional.of(KeyWrapType.AS_REGISTERED))
                && wish.format().equals(Optional.of(wrapped.format()));
        boolean unwraps =
                unwrappedTypes.contains(object.type()) && wish.wrapType().isEmpty();
        boolean noWish =
                wish.format().isEmpty() && !wish.wrapType().equals(Optional.of(KeyWrapType.NOT_WRAPPED)) && !unwraps;
        return wish.wrapping().isEmpty() && (asRegistered || noWish);
    }

    private static KeyFormatType shownFormat(StoredObject object) {
        return object.attributes().get(Attribute.KEY_FORMAT_TYPE).orElse(KeyFormatType.RAW);
    }

    private static KeyBlock block(
            StoredObject object, KeyFormatType format, KeyValue value, Optional<KeyWrappingData> wrapping) {
        return block(object, format, Optional.of(value), wrapping);
    }

    private static KeyBlock block(
            StoredObject object, KeyFormatType format, Optional<KeyValue> value, Optional<KeyWrappingData> wrapping) {
        // Secret data has neither, whatever it is used for (KMIP 2.1, Key Block).
        boolean hasAlgorithm = object.type() != ObjectType.SECRET_DATA;
        Attributes attributes = hasAlgorithm ? object.attributes() : Attributes.none();
        return new KeyBlock(
                format,
                Optional.empty(),
                value,
                attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM),
                attributes.get(Attribute.CRYPTOGRAPHIC_LENGTH),
                wrapping);
    }

    private KeyMaterial material(
            StoredObject object, KeyFormatType wanted, Optional<KeyCompressionType> compression, UserId caller) {
        if (object.attributes().has(Attribute.KEY_WRAP_TYPE) && object.material() instanceof Material.Wrapped wrapped) {
            resolver.mayUnwrap(wrapped.wrapping(), caller);
        }
        try (SecretBytes kept = clear(object)) {
            Optional<CryptographicAlgorithm> algorithm = object.attributes().get(Attribute.CRYPTOGRAPHIC_ALGORITHM);
            if (CONVERTIBLE.contains(object.type()) && algorithm.isPresent() && isKeptFormat(object)) {
                return crypto.format(object.type(), algorithm.get(), kept, wanted, compression);
            }
            boolean bytes = BYTES.contains(wanted) && BYTES.contains(shownFormat(object));
            if (wanted != shownFormat(object) && !(bytes && object.type() == ObjectType.SECRET_DATA)) {
                throw new KmipException(
                        ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED,
                        "unsupported Key Format Type: '" + object.id() + "' is handed out as "
                                + shownFormat(object).kmipName() + " only");
            }
            return new KeyMaterial.Encoded(kept.duplicate());
        }
    }

    /** Whether the stored bytes are in the format that the server converts from. */
    private static boolean isKeptFormat(StoredObject object) {
        if (object.material() instanceof Material.Clear clear) {
            return switch (clear.format()) {
                case RAW -> object.type() == ObjectType.SYMMETRIC_KEY;
                case PKCS_8 -> object.type() == ObjectType.PRIVATE_KEY;
                case X_509 -> object.type() == ObjectType.PUBLIC_KEY;
                default -> false;
            };
        }
        return true;
    }

    private SecretBytes clear(StoredObject object) {
        if (object.material() instanceof Material.InHsm inHsm) {
            return keys.export(inHsm.key());
        }
        return keys.keptForm(object);
    }
}
