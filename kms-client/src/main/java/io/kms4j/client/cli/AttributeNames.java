package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Tag;
import io.kms4j.kmip.TagList;
import java.util.Locale;

/** Reads the names of attributes: those of KMIP, whatever their case and hyphens, and those of earlier clients. */
final class AttributeNames {
    private AttributeNames() {}

    static AttributeReference reference(String name, String vendor) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tag", "tags" -> new AttributeReference.Vendor(vendor, TagList.ATTRIBUTE_NAME);
            case "key-usage", "key_usage" -> new AttributeReference.Standard(Tag.CRYPTOGRAPHIC_USAGE_MASK);
            default -> standard(name);
        };
    }

    private static AttributeReference standard(String name) {
        return Tag.find(name)
                .filter(tag -> Attribute.of(tag).isPresent())
                .map(AttributeReference.Standard::new)
                .orElseThrow(() -> new UsageException("there is no attribute named \"" + name + "\""));
    }
}
