package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.WrappingMethod;
import java.util.List;
import java.util.Optional;

/** How a key is to be wrapped in an answer (KMIP 2.1, Key Wrapping Specification). */
public record KeyWrappingSpecification(
        WrappingMethod wrappingMethod,
        Optional<EncryptionKeyInformation> encryptionKeyInformation,
        Optional<MacSignatureKeyInformation> macSignatureKeyInformation,
        List<String> attributeName,
        Optional<EncodingOption> encodingOption) {}
