package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Adjust Attribute. */
public record AdjustAttributeResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
