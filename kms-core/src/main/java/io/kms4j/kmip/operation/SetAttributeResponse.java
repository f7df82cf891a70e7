package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to SetAttribute. */
public record SetAttributeResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
