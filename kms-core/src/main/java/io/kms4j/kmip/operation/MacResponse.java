package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/** The answer to MAC; the MAC comes with the last part. */
public record MacResponse(UniqueIdentifier uniqueIdentifier, Optional<Bytes> macData, Optional<Bytes> correlationValue)
        implements ResponsePayload {}
