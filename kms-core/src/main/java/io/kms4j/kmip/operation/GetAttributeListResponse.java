package io.kms4j.kmip.operation;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.List;

/** The answer to GetAttributeList. */
public record GetAttributeListResponse(UniqueIdentifier uniqueIdentifier, List<AttributeReference> attributeReference)
        implements ResponsePayload {}
