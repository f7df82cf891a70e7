package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import java.util.Optional;

/** The answer to MACVerify; whether the MAC is valid comes with the last part. */
public record MacVerifyResponse(
        UniqueIdentifier uniqueIdentifier,
        Optional<ValidityIndicator> validityIndicator,
        Optional<Bytes> correlationValue)
        implements ResponsePayload {}
