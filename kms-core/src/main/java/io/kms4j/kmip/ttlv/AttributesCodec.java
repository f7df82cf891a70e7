package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.invalidField;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attribute.Rule;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Attributes as a structure with one item per value, tagged by the attribute. Unknown attributes are passed over. */
final class AttributesCodec {
    /** For Locate, where a date given twice stands for a range. */
    static final ValueCodec<Attributes> WITH_DATE_RANGES = new ValueCodec<>() {
        @Override
        public Attributes read(Ttlv item) {
            return AttributesCodec.read(item, false, true);
        }

        @Override
        public Ttlv write(Tag tag, Attributes value) {
            return AttributesCodec.write(tag, value);
        }
    };

    /** The list of vendors' attributes in the dialect of the original product's earlier clients. */
    private static final Tag VENDOR_ATTRIBUTES = Tag.of("VendorAttributes");

    /** Vendors' attributes that are text, and bytes in that dialect. */
    private static final Set<String> TEXTS =
            Set.of(TagList.ATTRIBUTE_NAME, "wrapping_key_id", "requested_validity_days");

    private AttributesCodec() {}

    static Attributes read(Ttlv item) {
        return read(item, false, false);
    }

    /** The attributes, with those that no client sees. */
    static Attributes readAll(Ttlv item) {
        return read(item, true, false);
    }

    private static Attributes read(Ttlv item, boolean hidden, boolean dateRanges) {
        if (!(item instanceof Ttlv.Structure structure)) {
            throw wrongType(item, ItemType.STRUCTURE);
        }
        // Gathered first and made into Attributes once: a long list must not be copied for each of its values.
        Map<Attribute<?>, List<Object>> found = new LinkedHashMap<>();
        for (Ttlv child : structure.items()) {
            for (Ttlv value : ungrouped(child)) {
                Optional<Attribute<?>> attribute = attributeOf(value.tag());
                if (attribute.isPresent() && (hidden || !attribute.get().is(Rule.HIDDEN))) {
                    gather(attribute.get(), value, dateRanges, found);
                }
            }
        }
        Attributes attributes = Attributes.none();
        for (Map.Entry<Attribute<?>, List<Object>> entry : found.entrySet()) {
            attributes = with(attributes, entry.getKey(), entry.getValue());
        }
        return attributes;
    }

    /** The original product's structure of the parts of a certificate's names, empty where there is none, as attributes. */
    private static List<Ttlv> ungrouped(Ttlv child) {
        if (child.tag().equals(Tag.CERTIFICATE_ATTRIBUTES) && child instanceof Ttlv.Structure names) {
            return names.items().stream()
                    .filter(item ->
                            !(item instanceof Ttlv.Text text && text.value().isEmpty()))
                    .toList();
        }
        return List.of(child);
    }

    private static Optional<Attribute<?>> attributeOf(Tag tag) {
        return tag.equals(VENDOR_ATTRIBUTES) ? Optional.of(Attribute.VENDOR) : Attribute.of(tag);
    }

    private static void gather(
            Attribute<?> attribute, Ttlv item, boolean dateRanges, Map<Attribute<?>, List<Object>> found) {
        boolean multiple = attribute.is(Rule.MULTIPLE);
        int most = multiple ? Integer.MAX_VALUE : dateRanges && attribute.type() == Instant.class ? 2 : 1;
        for (Ttlv element : multiple ? Nesting.flatten(item) : List.of(item)) {
            Object value = ValueCodecs.of(attribute.type()).read(element);
            if (value != null) {
                List<Object> values = found.computeIfAbsent(attribute, unused -> new ArrayList<>());
                if (values.size() == most) {
                    throw invalidField(attribute + " must not be repeated");
                }
                values.add(value);
            }
        }
    }

    @SuppressWarnings("unchecked") // the values were read by the codec of the attribute's type
    private static <T> Attributes with(Attributes attributes, Attribute<T> attribute, List<Object> values) {
        return attributes.withAll(attribute, (List<T>) values);
    }

    static Ttlv.Structure write(Tag tag, Attributes attributes) {
        return write(tag, attributes.only(attribute -> !attribute.is(Rule.HIDDEN)), new ArrayList<>());
    }

    /** The attributes, with those that no client sees. */
    static Ttlv.Structure writeAll(Tag tag, Attributes attributes) {
        return write(tag, attributes, new ArrayList<>());
    }

    private static Ttlv.Structure write(Tag tag, Attributes attributes, List<Ttlv> items) {
        for (Attribute<?> attribute : attributes.names()) {
            writeValues(attributes, attribute, items);
        }
        return new Ttlv.Structure(tag, items);
    }

    private static <T> void writeValues(Attributes attributes, Attribute<T> attribute, List<Ttlv> items) {
        ValueCodec<T> codec = ValueCodecs.of(attribute.type());
        for (T value : attributes.all(attribute)) {
            items.add(codec.write(attribute.tag(), value));
        }
    }

    static VendorAttribute readVendor(Ttlv item) {
        VendorAttribute attribute = RecordSchema.of(VendorAttribute.class).read(item);
        requireNumbers(attribute.attributeValue());
        if (TEXTS.contains(attribute.attributeName()) && attribute.attributeValue() instanceof Ttlv.ByteString bytes) {
            return text(bytes.value())
                    .map(text ->
                            VendorAttribute.text(attribute.vendorIdentification(), attribute.attributeName(), text))
                    .orElse(attribute);
        }
        return attribute;
    }

    /** What is kept must have a binary form, so each tag in it must have a number. */
    private static void requireNumbers(Ttlv item) {
        if (item.tag().code() == 0) {
            throw invalidField("the tag " + Refusals.quoted(item.tag().kmipName()) + " is unknown");
        }
        if (item instanceof Ttlv.Structure structure) {
            structure.items().forEach(AttributesCodec::requireNumbers);
        }
    }

    private static Optional<String> text(Bytes bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
