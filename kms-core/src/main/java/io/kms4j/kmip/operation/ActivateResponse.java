package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Activate. */
public record ActivateResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
