package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to AddAttribute. */
public record AddAttributeResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
