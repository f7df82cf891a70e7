package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/** The answer to Encrypt. */
public record EncryptResponse(
        UniqueIdentifier uniqueIdentifier,
        Optional<Bytes> data,
        Optional<Bytes> ivCounterNonce,
        Optional<Bytes> correlationValue,
        Optional<Bytes> authenticatedEncryptionTag)
        implements ResponsePayload {}
