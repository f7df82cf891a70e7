package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.missing;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.enumeration.KeyFormatType;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of the transparent key formats (KMIP 2.1, Key Material; the formats by curve algorithm are of KMIP 1.x). */
final class TransparentKeys {
    /** What a format must and may hold. */
    record Format(List<Tag> required, List<Tag> optional) {}

    private static final Map<KeyFormatType, Format> FORMATS = new EnumMap<>(KeyFormatType.class);

    static {
        format(KeyFormatType.TRANSPARENT_SYMMETRIC_KEY, List.of(Tag.KEY));
        format(KeyFormatType.TRANSPARENT_DSA_PRIVATE_KEY, List.of(Tag.P, Tag.Q, Tag.G, Tag.X));
        format(KeyFormatType.TRANSPARENT_DSA_PUBLIC_KEY, List.of(Tag.P, Tag.Q, Tag.G, Tag.Y));
        format(
                KeyFormatType.TRANSPARENT_RSA_PRIVATE_KEY,
                List.of(Tag.MODULUS),
                Tag.PRIVATE_EXPONENT,
                Tag.PUBLIC_EXPONENT,
                Tag.P,
                Tag.Q,
                Tag.PRIME_EXPONENT_P,
                Tag.PRIME_EXPONENT_Q,
                Tag.CRT_COEFFICIENT);
        format(KeyFormatType.TRANSPARENT_RSA_PUBLIC_KEY, List.of(Tag.MODULUS, Tag.PUBLIC_EXPONENT));
        format(KeyFormatType.TRANSPARENT_DH_PRIVATE_KEY, List.of(Tag.P, Tag.G, Tag.X), Tag.Q, Tag.J);
        format(KeyFormatType.TRANSPARENT_DH_PUBLIC_KEY, List.of(Tag.P, Tag.G, Tag.Y), Tag.Q, Tag.J);
        List<Tag> ecPrivate = List.of(Tag.RECOMMENDED_CURVE, Tag.D);
        format(KeyFormatType.TRANSPARENT_EC_PRIVATE_KEY, ecPrivate);
        format(KeyFormatType.TRANSPARENT_ECDSA_PRIVATE_KEY, ecPrivate);
        format(KeyFormatType.TRANSPARENT_ECDH_PRIVATE_KEY, ecPrivate);
        format(KeyFormatType.TRANSPARENT_ECMQV_PRIVATE_KEY, ecPrivate);
        List<Tag> ecPublic = List.of(Tag.RECOMMENDED_CURVE, Tag.Q_STRING);
        format(KeyFormatType.TRANSPARENT_EC_PUBLIC_KEY, ecPublic);
        format(KeyFormatType.TRANSPARENT_ECDSA_PUBLIC_KEY, ecPublic);
        format(KeyFormatType.TRANSPARENT_ECDH_PUBLIC_KEY, ecPublic);
        format(KeyFormatType.TRANSPARENT_ECMQV_PUBLIC_KEY, ecPublic);
    }

    private TransparentKeys() {}

    private static void format(KeyFormatType type, List<Tag> required, Tag... optional) {
        FORMATS.put(type, new Format(required, List.of(optional)));
    }

    static Map<KeyFormatType, Format> formats() {
        return FORMATS;
    }

    /**
     * Refuses material that does not have the form of its format: a byte string, or a structure of the right fields.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_FIELD, MISSING_DATA
     */
    static void check(KeyFormatType type, KeyMaterial material) {
        Format format = FORMATS.get(type);
        if (material instanceof KeyMaterial.Encoded) {
            if (format != null) {
                throw invalidField("KeyMaterial of the format " + type.kmipName() + " must be a Structure");
            }
            return;
        }
        if (format == null) {
            throw invalidField("KeyMaterial of the format " + type.kmipName() + " must be a ByteString");
        }
        checkFields(type, format, ((KeyMaterial.Transparent) material).fields());
    }

    private static void checkFields(KeyFormatType type, Format format, Ttlv.Structure fields) {
        Set<Tag> seen = new HashSet<>();
        for (Ttlv field : fields.items()) {
            Tag tag = field.tag();
            if (!format.required().contains(tag) && !format.optional().contains(tag)) {
                throw invalidField(Refusals.quoted(tag.kmipName()) + " has no place in " + type.kmipName());
            }
            if (field.type() != itemType(tag)) {
                throw wrongType(field, itemType(tag));
            }
            if (!seen.add(tag)) {
                throw invalidField(tag + " must not be repeated in " + type.kmipName());
            }
        }
        for (Tag tag : format.required()) {
            if (!seen.contains(tag)) {
                throw missing(tag.kmipName(), type.kmipName());
            }
        }
    }

    private static ItemType itemType(Tag tag) {
        if (tag.equals(Tag.KEY) || tag.equals(Tag.Q_STRING)) {
            return ItemType.BYTE_STRING;
        }
        return tag.equals(Tag.RECOMMENDED_CURVE) ? ItemType.ENUMERATION : ItemType.BIG_INTEGER;
    }
}
