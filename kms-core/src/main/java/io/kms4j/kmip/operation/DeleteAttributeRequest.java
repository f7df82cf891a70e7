package io.kms4j.kmip.operation;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Deletes an attribute, or one of its values (Delete Attribute).
 *
 * @param attributeIndex which of several values of the one attribute that is referred to, from 0; how KMIP 1.x says it
 */
public record DeleteAttributeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<Attributes> currentAttribute,
        List<AttributeReference> attributeReference,
        @Extension Optional<Integer> attributeIndex)
        implements ObjectRequest<DeleteAttributeResponse> {

    /** As KMIP 2.x asks. */
    public DeleteAttributeRequest(
            Optional<UniqueIdentifier> uniqueIdentifier,
            Optional<Attributes> currentAttribute,
            List<AttributeReference> attributeReference) {
        this(uniqueIdentifier, currentAttribute, attributeReference, Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.DELETE_ATTRIBUTE;
    }

    @Override
    public DeleteAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new DeleteAttributeRequest(Optional.of(id), currentAttribute, attributeReference, attributeIndex);
    }
}
