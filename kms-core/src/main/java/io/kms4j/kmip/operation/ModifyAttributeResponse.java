package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to ModifyAttribute. */
public record ModifyAttributeResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
