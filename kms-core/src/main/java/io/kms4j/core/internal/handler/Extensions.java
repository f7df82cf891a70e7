package io.kms4j.core.internal.handler;

import io.kms4j.kmip.ExtensionInformation;
import io.kms4j.kmip.ItemType;
import io.kms4j.kmip.Tag;
import java.util.List;
import java.util.Optional;

/** The tags outside the standard's that this server knows: those of the original product (KMIP 2.1, Query). */
final class Extensions {
    private record Known(Tag tag, ItemType type) {}

    private static final List<Known> KNOWN = List.of(
            new Known(Tag.CERTIFICATE_ATTRIBUTES, ItemType.STRUCTURE),
            new Known(Tag.REMOVE, ItemType.BOOLEAN),
            new Known(Tag.CASCADE, ItemType.BOOLEAN),
            new Known(Tag.EXPECTED_OBJECT_TYPE, ItemType.ENUMERATION));

    private Extensions() {}

    /** Their names. */
    static List<ExtensionInformation> list() {
        return KNOWN.stream()
                .map(known -> information(known.tag(), Optional.empty(), Optional.empty()))
                .toList();
    }

    /** Their names, numbers and types. */
    static List<ExtensionInformation> map() {
        return KNOWN.stream()
                .map(known -> information(
                        known.tag(),
                        Optional.of(known.tag().code()),
                        Optional.of(known.type().code())))
                .toList();
    }

    private static ExtensionInformation information(Tag tag, Optional<Integer> number, Optional<Integer> type) {
        return new ExtensionInformation(
                tag.kmipName(), number, type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
