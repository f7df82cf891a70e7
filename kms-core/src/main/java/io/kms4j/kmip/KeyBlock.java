package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyCompressionType;
import io.kms4j.kmip.enumeration.KeyFormatType;
import java.util.Optional;

/** A key with what is needed to read it (KMIP 2.1, Key Block); {@code cryptographicLength} in bits. */
public record KeyBlock(
        KeyFormatType keyFormatType,
        Optional<KeyCompressionType> keyCompressionType,
        Optional<KeyValue> keyValue,
        Optional<CryptographicAlgorithm> cryptographicAlgorithm,
        Optional<Integer> cryptographicLength,
        Optional<KeyWrappingData> keyWrappingData) {}
