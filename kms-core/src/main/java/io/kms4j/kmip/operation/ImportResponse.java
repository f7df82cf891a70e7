package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Import. */
public record ImportResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
