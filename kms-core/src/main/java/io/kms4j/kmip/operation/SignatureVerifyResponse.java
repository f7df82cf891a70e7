package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import java.util.Optional;

/**
 * The answer to SignatureVerify; whether the signature is valid comes with the last part.
 *
 * @param data what an algorithm with message recovery recovers; none here does
 */
public record SignatureVerifyResponse(
        UniqueIdentifier uniqueIdentifier,
        Optional<ValidityIndicator> validityIndicator,
        Optional<Bytes> data,
        Optional<Bytes> correlationValue)
        implements ResponsePayload {}
