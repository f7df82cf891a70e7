package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ProtocolVersion.V1_1;
import static io.kms4j.kmip.ProtocolVersion.V1_2;
import static io.kms4j.kmip.ProtocolVersion.V1_4;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.AsynchronousIndicator;
import io.kms4j.kmip.enumeration.BlockCipherMode;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that differs between the versions of KMIP, as changes of trees: requests of any version become those of 2.1 before
 * they are mapped to records, answers of 2.1 become those of the client's version afterwards. KMIP 1.x has lists of
 * {@link NamedAttributes} where 2.x has structures of attributes.
 */
final class VersionShapes {
    /** How long a tag that travels at the end of the data is. */
    private static final int GCM_TAG_BYTES = 16;

    /** What 1.x has under other tags. */
    private static final Set<Tag> RENAMED = Set.of(Tag.ATTRIBUTES, Tag.ATTRIBUTE_REFERENCE);

    /** At most seven zeros. */
    private static final Pattern PADDING = Pattern.compile("\0{1,7}$");

    /** Parts of objects that have their attributes by name in 1.x. */
    private static final Set<Tag> NAMING = Set.of(Tag.KEY_VALUE, Tag.TEMPLATE);

    private static final Map<Tag, Tag> TEMPLATES = Map.of(
            Tag.TEMPLATE_ATTRIBUTE, Tag.ATTRIBUTES,
            Tag.COMMON_TEMPLATE_ATTRIBUTE, Tag.COMMON_ATTRIBUTES,
            Tag.PRIVATE_KEY_TEMPLATE_ATTRIBUTE, Tag.PRIVATE_KEY_ATTRIBUTES,
            Tag.PUBLIC_KEY_TEMPLATE_ATTRIBUTE, Tag.PUBLIC_KEY_ATTRIBUTES);

    /** Fields of answers that are younger than their own tag and than the structure that holds them. */
    private static final Map<Tag, Map<Tag, ProtocolVersion>> YOUNGER_FIELDS = new HashMap<>();

    static {
        younger(Tag.DIGEST, V1_1, Tag.KEY_FORMAT_TYPE);
        younger(Tag.CRYPTOGRAPHIC_PARAMETERS, V1_2, Tag.DIGITAL_SIGNATURE_ALGORITHM, Tag.CRYPTOGRAPHIC_ALGORITHM);
    }

    private VersionShapes() {}

    private static void younger(Tag structure, ProtocolVersion since, Tag... fields) {
        Map<Tag, ProtocolVersion> known = YOUNGER_FIELDS.computeIfAbsent(structure, unused -> new HashMap<>());
        for (Tag field : fields) {
            known.put(field, since);
        }
    }

    /** The first version that has the field, if it is younger than the structure. */
    static Optional<ProtocolVersion> since(Tag structure, Tag field) {
        return Optional.ofNullable(
                YOUNGER_FIELDS.getOrDefault(structure, Map.of()).get(field));
    }

    private static boolean isOld(ProtocolVersion version) {
        return version.protocolVersionMajor() == 1;
    }

    /** A request's header as of 2.1, where the indicator of KMIP 1.x, a Boolean, is an enumeration. */
    static Ttlv upgradeHeader(Ttlv header) {
        if (!(header instanceof Ttlv.Structure structure)) {
            return header;
        }
        return new Ttlv.Structure(
                header.tag(),
                structure.items().stream().map(VersionShapes::upgradeIndicator).toList());
    }

    private static Ttlv upgradeIndicator(Ttlv field) {
        if (field instanceof Ttlv.Bool bool && field.tag().equals(Tag.ASYNCHRONOUS_INDICATOR)) {
            AsynchronousIndicator indicator =
                    bool.value() ? AsynchronousIndicator.OPTIONAL : AsynchronousIndicator.PROHIBITED;
            return new Ttlv.Enumeration(field.tag(), indicator.code());
        }
        return field;
    }

    /** A request's payload as of 2.1. */
    static Ttlv upgrade(Operation operation, Ttlv payload, ProtocolVersion version) {
        if (!isOld(version) || !(payload instanceof Ttlv.Structure structure)) {
            return payload;
        }
        List<Ttlv> items = new ArrayList<>();
        List<Ttlv> attributes = new ArrayList<>();
        for (Ttlv item : structure.items()) {
            Tag tag = item.tag();
            if (TEMPLATES.containsKey(tag)) {
                items.add(NamedAttributes.toStructure(item, TEMPLATES.getOrDefault(tag, Tag.ATTRIBUTES)));
            } else if (tag.equals(Tag.ATTRIBUTE)) {
                attributes.add(NamedAttributes.toAttribute(item));
            } else if (tag.equals(Tag.ATTRIBUTE_NAME)) {
                items.add(NamedAttributes.toReference(item));
            } else if (tag.equals(Tag.CERTIFICATE_REQUEST) && item instanceof Ttlv.ByteString) {
                items.add(item.withTag(Tag.CERTIFICATE_REQUEST_VALUE));
            } else if (tag.equals(Tag.UNIQUE_IDENTIFIER)) {
                items.add(withoutPadding(item));
            } else if (!tag.equals(Tag.ATTRIBUTE_INDEX)) {
                items.add(ObjectCodec.isObject(tag) ? upgradeKeyValue(item) : item);
            }
        }
        if (operation == Operation.MODIFY_ATTRIBUTE || operation == Operation.DELETE_ATTRIBUTE) {
            items.add(NamedAttributes.index(structure));
        }
        boolean changes = operation == Operation.ADD_ATTRIBUTE || operation == Operation.MODIFY_ATTRIBUTE;
        if (!attributes.isEmpty()) {
            items.add(new Ttlv.Structure(changes ? Tag.NEW_ATTRIBUTE : Tag.ATTRIBUTES, attributes));
        }
        Ttlv.Structure upgraded = new Ttlv.Structure(payload.tag(), items);
        return operation == Operation.DECRYPT && !version.isAtLeast(V1_4) ? splitTag(upgraded) : upgraded;
    }

    /** IBM Db2 11.1 counts the zeros that pad an identifier in its length. */
    private static Ttlv withoutPadding(Ttlv identifier) {
        return identifier instanceof Ttlv.Text text && text.value().endsWith("\0")
                ? new Ttlv.Text(identifier.tag(), PADDING.matcher(text.value()).replaceFirst(""))
                : identifier;
    }

    /** An object, or a part of one, whose key value has its attributes in a structure. */
    private static Ttlv upgradeKeyValue(Ttlv item) {
        if (!(item instanceof Ttlv.Structure structure)) {
            return item;
        }
        if (item.tag().equals(Tag.KEY_MATERIAL)) {
            return item;
        }
        List<Ttlv> items = new ArrayList<>();
        List<Ttlv> attributes = new ArrayList<>();
        for (Ttlv child : structure.items()) {
            if (NAMING.contains(item.tag()) && child.tag().equals(Tag.ATTRIBUTE)) {
                attributes.add(NamedAttributes.toAttribute(child));
            } else {
                items.add(upgradeKeyValue(child));
            }
        }
        if (!attributes.isEmpty() || item.tag().equals(Tag.TEMPLATE)) {
            items.add(new Ttlv.Structure(Tag.ATTRIBUTES, attributes));
        }
        return new Ttlv.Structure(item.tag(), items);
    }

    /** Before 1.4 the tag of AES-GCM has no field of its own and is the end of the data; which part is the end, Decrypt knows. */
    private static Ttlv.Structure splitTag(Ttlv.Structure payload) {
        Optional<Bytes> data = bytes(payload, Tag.DATA).filter(bytes -> bytes.length() >= GCM_TAG_BYTES);
        boolean inParts = payload.find(Tag.INIT_INDICATOR).isPresent()
                || payload.find(Tag.CORRELATION_VALUE).isPresent();
        if (!isGcm(payload) || data.isEmpty() || inParts) {
            return payload;
        }
        int end = data.get().length() - GCM_TAG_BYTES;
        List<Ttlv> items = new ArrayList<>();
        for (Ttlv item : payload.items()) {
            items.add(
                    item.tag().equals(Tag.DATA)
                            ? new Ttlv.ByteString(Tag.DATA, data.get().slice(0, end))
                            : item);
        }
        items.add(new Ttlv.ByteString(
                Tag.AUTHENTICATED_ENCRYPTION_TAG,
                data.get().slice(end, data.get().length())));
        return new Ttlv.Structure(payload.tag(), items);
    }

    private static boolean isGcm(Ttlv.Structure payload) {
        return payload.find(Tag.CRYPTOGRAPHIC_PARAMETERS)
                .flatMap(parameters -> parameters instanceof Ttlv.Structure structure
                        ? structure.find(Tag.BLOCK_CIPHER_MODE)
                        : Optional.empty())
                .filter(mode -> mode instanceof Ttlv.Enumeration enumeration
                        && enumeration.value() == BlockCipherMode.GCM.code())
                .isPresent();
    }

    private static Optional<Bytes> bytes(Ttlv.Structure structure, Tag tag) {
        return structure
                .find(tag)
                .flatMap(item -> item instanceof Ttlv.ByteString bytes ? Optional.of(bytes.value()) : Optional.empty());
    }

    /** A part of an answer as of {@code version}. */
    static Ttlv downgrade(Ttlv item, ProtocolVersion version) {
        if (!(item instanceof Ttlv.Structure structure)) {
            return item;
        }
        if (version.isAtLeast(ProtocolVersion.V2_1)) {
            return withoutGone(structure);
        }
        return downgraded(version.isAtLeast(V1_4) ? structure : joinTag(structure), version);
    }

    /** A payload without the attributes that only KMIP 1.x has. */
    static Ttlv.Structure withoutGone(Ttlv.Structure payload) {
        if (payload.items().stream()
                .noneMatch(
                        item -> item.tag().equals(Tag.ATTRIBUTES) || item.tag().equals(Tag.ATTRIBUTE_REFERENCE))) {
            return payload;
        }
        List<Ttlv> items = new ArrayList<>();
        for (Ttlv item : payload.items()) {
            if (item.tag().equals(Tag.ATTRIBUTES) && item instanceof Ttlv.Structure attributes) {
                items.add(new Ttlv.Structure(
                        item.tag(),
                        attributes.items().stream()
                                .filter(attribute -> !isGone(attribute.tag()))
                                .toList()));
            } else if (!isGoneReference(item)) {
                items.add(item);
            }
        }
        return new Ttlv.Structure(payload.tag(), items);
    }

    private static boolean isGone(Tag attribute) {
        return Attribute.of(attribute)
                .filter(known -> known.is(Attribute.Rule.GONE))
                .isPresent();
    }

    private static boolean isGoneReference(Ttlv item) {
        return item.tag().equals(Tag.ATTRIBUTE_REFERENCE)
                && item instanceof Ttlv.Enumeration reference
                && isGone(Tag.of(reference.value()));
    }

    /** The container of PKCS#12 is the whole key value in KMIP 1.4 (test case TC-PKCS12-1-14), its key material in 2.x. */
    private static Optional<Ttlv> wholeKeyValue(Ttlv.Structure block, Ttlv child) {
        boolean isContainer = block.tag().equals(Tag.KEY_BLOCK)
                && block.find(Tag.KEY_FORMAT_TYPE)
                        .filter(format -> format instanceof Ttlv.Enumeration value
                                && value.value() == KeyFormatType.PKCS_12.code())
                        .isPresent();
        return isContainer && child.tag().equals(Tag.KEY_VALUE) && child instanceof Ttlv.Structure value
                ? value.find(Tag.KEY_MATERIAL).map(material -> material.withTag(Tag.KEY_VALUE))
                : Optional.empty();
    }

    private static Ttlv.Structure downgraded(Ttlv.Structure structure, ProtocolVersion version) {
        List<Ttlv> items = new ArrayList<>();
        for (Ttlv child : structure.items()) {
            Optional<Ttlv> whole = isOld(version) ? wholeKeyValue(structure, child) : Optional.empty();
            if (whole.isPresent()) {
                items.add(whole.get());
            } else if (child.tag().equals(Tag.ATTRIBUTES) && isOld(version)) {
                items.addAll(NamedAttributes.of(known(child, version), structure.find(Tag.ATTRIBUTE_INDEX)));
            } else if (!child.tag().equals(Tag.ATTRIBUTE_INDEX) && isKnown(structure.tag(), child, version)) {
                downgradeChild(isOld(version) ? bare(structure, child) : child, version)
                        .forEach(items::add);
            }
        }
        return new Ttlv.Structure(structure.tag(), items);
    }

    /** A PKCS#12 container is encrypted as a whole: in KMIP 1.x it is the key value, as wrapped keys are. */
    private static Ttlv bare(Ttlv.Structure keyBlock, Ttlv child) {
        boolean container = child.tag().equals(Tag.KEY_VALUE)
                && keyBlock.find(Tag.KEY_FORMAT_TYPE).orElse(null) instanceof Ttlv.Enumeration format
                && format.value() == KeyFormatType.PKCS_12.code();
        return container
                        && child instanceof Ttlv.Structure value
                        && value.find(Tag.KEY_MATERIAL).orElse(null) instanceof Ttlv.ByteString bytes
                ? new Ttlv.ByteString(Tag.KEY_VALUE, bytes.value())
                : child;
    }

    /**
     * Whether the version has the field with this value.
     *
     * @throws KmipException FEATURE_NOT_SUPPORTED if a key block would mean nothing without it
     */
    private static boolean isKnown(Tag structure, Ttlv child, ProtocolVersion version) {
        if (!(VersionLimits.has(version, child.tag()) || RENAMED.contains(child.tag()))
                || !since(structure, child.tag()).map(version::isAtLeast).orElse(true)) {
            return false;
        }
        if (!(child instanceof Ttlv.Enumeration value) || VersionLimits.has(version, value)) {
            return true;
        }
        if (structure.equals(Tag.KEY_BLOCK) && child.tag().equals(Tag.KEY_FORMAT_TYPE)) {
            requireKnown(child, version);
        }
        return structure.equals(Tag.KEY_MATERIAL);
    }

    private static void requireKnown(Ttlv item, ProtocolVersion version) {
        if (item instanceof Ttlv.Enumeration value && !VersionLimits.has(version, value)) {
            throw new KmipException(
                    ResultReason.FEATURE_NOT_SUPPORTED,
                    "KMIP " + version + " does not have this " + item.tag() + "; ask in a later version");
        }
    }

    private static Stream<Ttlv> downgradeChild(Ttlv child, ProtocolVersion version) {
        if (child.tag().equals(Tag.ATTRIBUTE_REFERENCE)) {
            if (isOld(version)) {
                return NamedAttributes.ofReference(child, version).stream();
            }
            return isGoneReference(child) ? Stream.empty() : Stream.of(child);
        }
        if (child.tag().equals(Tag.CRYPTOGRAPHIC_USAGE_MASK) && child instanceof Ttlv.Int mask) {
            return Stream.of(new Ttlv.Int(child.tag(), VersionLimits.uses(version, mask.value())));
        }
        if (!(child instanceof Ttlv.Structure structure)) {
            return Stream.of(child);
        }
        return Stream.of(
                child.tag().equals(Tag.ATTRIBUTES)
                        ? new Ttlv.Structure(Tag.ATTRIBUTES, known(structure, version))
                        : downgraded(structure, version));
    }

    private static List<Ttlv> known(Ttlv attributes, ProtocolVersion version) {
        return ((Ttlv.Structure) attributes)
                .items().stream()
                        .filter(attribute -> isKnown(attribute, version) && isKnown(Tag.ATTRIBUTES, attribute, version))
                        .flatMap(attribute -> downgradeChild(attribute, version))
                        .toList();
    }

    private static boolean isKnown(Ttlv attribute, ProtocolVersion version) {
        return attribute.tag().equals(Tag.ATTRIBUTE) || isKnown(attribute.tag(), version);
    }

    private static boolean isKnown(Tag attribute, ProtocolVersion version) {
        return Attribute.of(attribute).filter(known -> known.isKnownTo(version)).isPresent();
    }

    private static Ttlv.Structure joinTag(Ttlv.Structure payload) {
        Optional<Bytes> tag = bytes(payload, Tag.AUTHENTICATED_ENCRYPTION_TAG);
        Optional<Bytes> data = bytes(payload, Tag.DATA);
        if (tag.isEmpty() || data.isEmpty()) {
            return payload;
        }
        Ttlv joined = new Ttlv.ByteString(Tag.DATA, Bytes.concat(data.get(), tag.get()));
        return new Ttlv.Structure(
                payload.tag(),
                payload.items().stream()
                        .map(item -> item.tag().equals(Tag.DATA) ? joined : item)
                        .toList());
    }

    /** The payload of an answer as of {@code version}; of Query's lists only what it knows. */
    static Ttlv downgradePayload(Ttlv payload, ProtocolVersion version, boolean query) {
        if (!(payload instanceof Ttlv.Structure structure)) {
            return payload;
        }
        if (query) {
            return downgraded(structure, version);
        }
        structure.find(Tag.OBJECT_TYPE).ifPresent(type -> requireKnown(type, version));
        return downgrade(payload, version);
    }
}
