package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/**
 * The answer to DeleteAttribute.
 *
 * @param attributes the attribute that was deleted; told to clients of KMIP 1.x alone
 */
public record DeleteAttributeResponse(UniqueIdentifier uniqueIdentifier, @Extension Optional<Attributes> attributes)
        implements ResponsePayload {}
