package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;

/** The answer to GetAttributes. */
public record GetAttributesResponse(UniqueIdentifier uniqueIdentifier, Attributes attributes)
        implements ResponsePayload {}
