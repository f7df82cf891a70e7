package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to DeleteAttribute. */
public record DeleteAttributeResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
