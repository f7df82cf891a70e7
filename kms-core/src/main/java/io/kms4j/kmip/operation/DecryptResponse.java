package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/** The answer to Decrypt. */
public record DecryptResponse(UniqueIdentifier uniqueIdentifier, Optional<Bytes> data, Optional<Bytes> correlationValue)
        implements ResponsePayload {}
