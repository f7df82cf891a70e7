package io.kms4j.client.cli;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.TagList;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every new key takes, created or imported. */
final class NewKeyOptions {
    private static final String WRAPPING_KEY_ID = "wrapping_key_id";

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "Put this tag on the key; may be repeated.")
    List<String> tags = new ArrayList<>();

    @Option(
            names = {"-w", "--wrapping-key-id"},
            paramLabel = "KEY_ID",
            description = "Store the key wrapped by this one, such as a key in the HSM.")
    Optional<UniqueIdentifier> wrappingKeyId = Optional.empty();

    /** The attributes that every key starts with. */
    static Attributes active(Session session) {
        return Attributes.of(Attribute.ACTIVATION_DATE, session.now());
    }

    /** These attributes with the vendor's ones that the options stand for. */
    Attributes addTo(Attributes attributes, String vendor) {
        TagList list = new TagList(new LinkedHashSet<>(tags));
        Attributes tagged = attributes.withVendor(VendorAttribute.text(vendor, TagList.ATTRIBUTE_NAME, list.toJson()));
        return wrappingKeyId
                .map(id -> tagged.withVendor(VendorAttribute.text(vendor, WRAPPING_KEY_ID, id.value())))
                .orElse(tagged);
    }
}
