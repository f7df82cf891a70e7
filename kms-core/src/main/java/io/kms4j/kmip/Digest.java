package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import java.util.Optional;

/** A hash of the key value in one format (KMIP 2.1, Digest). */
public record Digest(
        HashingAlgorithm hashingAlgorithm, Optional<Bytes> digestValue, Optional<KeyFormatType> keyFormatType) {}
