package io.kms4j.kmip;

import java.util.Optional;

/**
 * A tag outside the standard's that the server knows (KMIP 2.1, Extension Information).
 *
 * @param extensionTag its number, in the range of extensions
 * @param extensionType the number of its item type
 */
public record ExtensionInformation(
        String extensionName,
        Optional<Integer> extensionTag,
        Optional<Integer> extensionType,
        Optional<Integer> extensionEnumeration,
        Optional<Boolean> extensionAttribute,
        Optional<Integer> extensionParentStructureTag,
        Optional<String> extensionDescription) {}
