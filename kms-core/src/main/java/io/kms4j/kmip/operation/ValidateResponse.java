package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.ValidityIndicator;

/** The answer to Validate. */
public record ValidateResponse(ValidityIndicator validityIndicator) implements ResponsePayload {}
