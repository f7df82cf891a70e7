package io.kms4j.kmip.ttlv;

import static io.kms4j.kmip.ttlv.Refusals.missing;
import static io.kms4j.kmip.ttlv.Refusals.wrongType;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attribute.Rule;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes as KMIP 1.x has them: a name as the specification prints it, an index, a value. Custom attributes, whose
 * names begin with {@code x-} or {@code y-}, are vendors' attributes of the vendors {@code x} and {@code y} (KMIP 2.1, Vendor
 * Attribute). What 1.x has and 2.1 does not becomes an attribute of the vendor {@code KMIP1}.
 */
final class NamedAttributes {
    private static final String NO_SUCCESSOR = VendorAttribute.KMIP_1;

    /** The names that are more than the words of the tag. */
    private static final Map<Tag, String> IRREGULAR = Map.of(
            Tag.X_509_CERTIFICATE_IDENTIFIER, "X.509 Certificate Identifier",
            Tag.X_509_CERTIFICATE_SUBJECT, "X.509 Certificate Subject",
            Tag.X_509_CERTIFICATE_ISSUER, "X.509 Certificate Issuer",
            Tag.CERTIFICATE_SUBJECT_DN_QUALIFIER, "Certificate Subject DN Qualifier",
            Tag.CERTIFICATE_ISSUER_DN_QUALIFIER, "Certificate Issuer DN Qualifier",
            Tag.PKCS_12_FRIENDLY_NAME, "PKCS#12 Friendly Name");

    private NamedAttributes() {}

    /** A Template-Attribute as a structure of attributes with this tag. */
    static Ttlv toStructure(Ttlv template, Tag tag) {
        if (!(template instanceof Ttlv.Structure structure)) {
            throw wrongType(template, ItemType.STRUCTURE);
        }
        List<Ttlv> attributes = new ArrayList<>();
        for (Ttlv item : structure.items()) {
            if (item.tag().equals(Tag.NAME)) {
                attributes.add(templateName(item));
            }
            if (item.tag().equals(Tag.ATTRIBUTE)) {
                attributes.add(toAttribute(item));
            }
        }
        return new Ttlv.Structure(tag, attributes);
    }

    /** The name of a template as an attribute, which stands for those of the template. */
    private static Ttlv templateName(Ttlv item) {
        Ttlv value = item instanceof Ttlv.Structure structure
                ? structure.find(Tag.NAME_VALUE).orElseThrow(() -> missing(Tag.NAME_VALUE.kmipName(), "Name"))
                : item;
        VendorAttribute attribute = VendorAttribute.templateName(name(value));
        return RecordSchema.of(VendorAttribute.class).write(Tag.ATTRIBUTE, attribute);
    }

    /** The item of 2.x that means the same as an Attribute of 1.x. */
    static Ttlv toAttribute(Ttlv attribute) {
        if (!(attribute instanceof Ttlv.Structure structure)) {
            throw wrongType(attribute, ItemType.STRUCTURE);
        }
        Ttlv value = structure
                .find(Tag.ATTRIBUTE_VALUE)
                .orElseThrow(() -> missing(Tag.ATTRIBUTE_VALUE.kmipName(), Tag.ATTRIBUTE.kmipName()));
        Optional<Ttlv> given = structure.find(Tag.ATTRIBUTE_NAME);
        if (given.isEmpty() && isCryptographicParameters(value)) {
            return value.withTag(Tag.CRYPTOGRAPHIC_PARAMETERS);
        }
        String name = name(given.orElseThrow(() -> missing(Tag.ATTRIBUTE_NAME.kmipName(), Tag.ATTRIBUTE.kmipName())));
        return standard(name)
                .map(known -> value.withTag(known.tag()))
                .orElseGet(() -> vendor(Tag.ATTRIBUTE, name, Optional.of(value)));
    }

    /** A published mandatory case (CS-AC-M-3-12) leaves the name of this attribute out; no other has such fields. */
    private static boolean isCryptographicParameters(Ttlv value) {
        List<Tag> fields = RecordSchema.of(CryptographicParameters.class).fields().stream()
                .map(RecordField::tag)
                .toList();
        return value instanceof Ttlv.Structure structure
                && !structure.items().isEmpty()
                && structure.items().stream().allMatch(item -> fields.contains(item.tag()));
    }

    private static String name(Ttlv item) {
        if (item instanceof Ttlv.Text text) {
            return text.value();
        }
        throw wrongType(item, ItemType.TEXT_STRING);
    }

    private static Optional<Attribute<?>> standard(String name) {
        return Tag.find(name)
                .flatMap(Attribute::of)
                .filter(attribute -> attribute != Attribute.VENDOR && !attribute.is(Rule.HIDDEN));
    }

    private static Ttlv vendor(Tag tag, String name, Optional<Ttlv> value) {
        boolean custom = name.startsWith("x-") || name.startsWith("y-");
        List<Ttlv> items = new ArrayList<>();
        items.add(new Ttlv.Text(Tag.VENDOR_IDENTIFICATION, custom ? name.substring(0, 1) : NO_SUCCESSOR));
        items.add(new Ttlv.Text(Tag.ATTRIBUTE_NAME, custom ? name.substring(2) : name));
        value.ifPresent(items::add);
        return new Ttlv.Structure(tag, items);
    }

    /** The reference of 2.x that means the same as an Attribute Name of 1.x. */
    static Ttlv toReference(Ttlv attributeName) {
        String name = name(attributeName);
        return standard(name)
                .<Ttlv>map(attribute -> new Ttlv.Enumeration(
                        Tag.ATTRIBUTE_REFERENCE, attribute.tag().code()))
                .orElseGet(() -> vendor(Tag.ATTRIBUTE_REFERENCE, name, Optional.empty()));
    }

    /** The index of the value that a payload is about, in it or in its Attribute; 0 if it says nothing. */
    static Ttlv index(Ttlv.Structure payload) {
        Ttlv index = payload.find(Tag.ATTRIBUTE_INDEX)
                .or(() -> payload.find(Tag.ATTRIBUTE)
                        .flatMap(attribute -> attribute instanceof Ttlv.Structure structure
                                ? structure.find(Tag.ATTRIBUTE_INDEX)
                                : Optional.empty()))
                .orElse(new Ttlv.Int(Tag.ATTRIBUTE_INDEX, 0));
        if (!(index instanceof Ttlv.Int)) {
            throw wrongType(index, ItemType.INTEGER);
        }
        return index;
    }

    /**
     * Attributes of 2.x as those of 1.x; those that 1.x has no name for are left out.
     *
     * @param firstIndex the index of the first value, if it is known
     */
    static List<Ttlv> of(List<Ttlv> attributes, Optional<Ttlv> firstIndex) {
        int first = firstIndex.map(index -> ((Ttlv.Int) index).value()).orElse(0);
        Map<String, Integer> indexes = new HashMap<>();
        List<Ttlv> named = new ArrayList<>();
        for (Ttlv attribute : attributes) {
            Optional<Ttlv> value = valueOf(attribute);
            Optional<String> name = nameOf(attribute);
            if (name.isPresent() && value.isPresent()) {
                int index = first + indexes.merge(name.get(), 1, Integer::sum) - 1;
                List<Ttlv> items = new ArrayList<>();
                items.add(new Ttlv.Text(Tag.ATTRIBUTE_NAME, name.get()));
                if (index > 0) {
                    items.add(new Ttlv.Int(Tag.ATTRIBUTE_INDEX, index));
                }
                items.add(value.get().withTag(Tag.ATTRIBUTE_VALUE));
                named.add(new Ttlv.Structure(Tag.ATTRIBUTE, items));
            }
        }
        return named;
    }

    private static Optional<Ttlv> valueOf(Ttlv attribute) {
        return attribute instanceof Ttlv.Structure structure && attribute.tag().equals(Tag.ATTRIBUTE)
                ? structure.find(Tag.ATTRIBUTE_VALUE)
                : Optional.of(attribute);
    }

    private static Optional<String> nameOf(Ttlv attribute) {
        return attribute instanceof Ttlv.Structure structure && attribute.tag().equals(Tag.ATTRIBUTE)
                ? vendorName(structure)
                : Optional.of(nameOf(attribute.tag()));
    }

    /** The name as the specification prints it. */
    static String nameOf(Tag tag) {
        String irregular = IRREGULAR.get(tag);
        return irregular != null ? irregular : tag.kmipName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    private static Optional<String> vendorName(Ttlv.Structure attribute) {
        String vendor = name(attribute
                .find(Tag.VENDOR_IDENTIFICATION)
                .orElseThrow(() -> missing(Tag.VENDOR_IDENTIFICATION.kmipName(), Tag.ATTRIBUTE.kmipName())));
        String name = name(attribute
                .find(Tag.ATTRIBUTE_NAME)
                .orElseThrow(() -> missing(Tag.ATTRIBUTE_NAME.kmipName(), Tag.ATTRIBUTE.kmipName())));
        return switch (vendor) {
            case "x", "y" -> Optional.of(vendor + "-" + name);
            case NO_SUCCESSOR -> Optional.of(name);
            default -> Optional.empty();
        };
    }

    /** The Attribute Name of a reference, if {@code version} has a name for it. */
    static Optional<Ttlv> ofReference(Ttlv reference, ProtocolVersion version) {
        Optional<String> name = reference instanceof Ttlv.Structure structure
                ? vendorName(structure)
                : Attribute.of(Tag.of(((Ttlv.Enumeration) reference).value()))
                        .filter(attribute -> attribute.isKnownTo(version))
                        .map(attribute -> nameOf(attribute.tag()));
        return name.map(text -> new Ttlv.Text(Tag.ATTRIBUTE_NAME, text));
    }
}
