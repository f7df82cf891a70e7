package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.EncodingOption;
import io.kms4j.kmip.enumeration.WrappingMethod;
import java.util.Optional;

/** How a key value was wrapped (KMIP 2.1, Key Wrapping Data). */
public record KeyWrappingData(
        WrappingMethod wrappingMethod,
        Optional<EncryptionKeyInformation> encryptionKeyInformation,
        Optional<MacSignatureKeyInformation> macSignatureKeyInformation,
        Optional<Bytes> macSignature,
        Optional<Bytes> ivCounterNonce,
        Optional<EncodingOption> encodingOption) {}
