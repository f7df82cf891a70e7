package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/**
 * The answer to AddAttribute.
 *
 * @param attributes the attribute as it is now; told to clients of KMIP 1.x alone
 * @param attributeIndex which of several values it is, from 0; known to clients of KMIP 1.x alone
 */
public record AddAttributeResponse(
        UniqueIdentifier uniqueIdentifier,
        @Extension Optional<Attributes> attributes,
        @Extension Optional<Integer> attributeIndex)
        implements ResponsePayload {}
