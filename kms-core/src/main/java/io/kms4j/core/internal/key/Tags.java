package io.kms4j.core.internal.key;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags of an object: those of the user, and one of the server's own that tells the type and starts with {@code _}. */
public final class Tags {
    private static final Map<ObjectType, String> SYSTEM = new EnumMap<>(Map.of(
            ObjectType.SYMMETRIC_KEY, "_kk",
            ObjectType.PRIVATE_KEY, "_sk",
            ObjectType.PUBLIC_KEY, "_pk",
            ObjectType.CERTIFICATE, "_cert",
            ObjectType.SECRET_DATA, "_sd",
            ObjectType.OPAQUE_OBJECT, "_oo"));

    private Tags() {}

    /** All tags of an object or a request. */
    public static TagList of(Attributes attributes) {
        return attributes.all(Attribute.VENDOR).stream()
                .filter(attribute -> attribute.attributeName().equals(TagList.ATTRIBUTE_NAME))
                .map(Tags::read)
                .reduce(new TagList(Set.of()), (all, more) -> all.plus(more.tags()));
    }

    private static TagList read(VendorAttribute attribute) {
        if (attribute.attributeValue() instanceof Ttlv.Text text) {
            return TagList.parse(text.value());
        }
        throw new KmipException(ResultReason.INVALID_FIELD, "the attribute tag must be text");
    }

    /** The tags that a user gave. */
    public static List<String> userTags(Attributes attributes) {
        return of(attributes).tags().stream()
                .filter(tag -> !tag.startsWith("_"))
                .toList();
    }

    /**
     * The attributes with the tags as they are stored: the user's, and the server's for the type.
     *
     * @param vendorIdentification under which to store them
     */
    public static Attributes stored(Attributes attributes, ObjectType type, String vendorIdentification) {
        TagList tags = new TagList(Set.copyOf(userTags(attributes)));
        if (SYSTEM.containsKey(type)) {
            tags = tags.plus(Set.of(SYSTEM.get(type)));
        }
        return hidden(attributes)
                .withVendor(VendorAttribute.text(vendorIdentification, TagList.ATTRIBUTE_NAME, tags.toJson()));
    }

    /** The attributes without the tags. */
    public static Attributes hidden(Attributes attributes) {
        return attributes.without(
                Attribute.VENDOR, attribute -> attribute.attributeName().equals(TagList.ATTRIBUTE_NAME));
    }
}
