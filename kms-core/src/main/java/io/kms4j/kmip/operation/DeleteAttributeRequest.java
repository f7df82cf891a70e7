package io.kms4j.kmip.operation;

import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;
import java.util.Optional;

/** Deletes an attribute, or one of its values (Delete Attribute). */
public record DeleteAttributeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<Attributes> currentAttribute,
        List<AttributeReference> attributeReference)
        implements ObjectRequest<DeleteAttributeResponse> {

    @Override
    public Operation operation() {
        return Operation.DELETE_ATTRIBUTE;
    }

    @Override
    public DeleteAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new DeleteAttributeRequest(Optional.of(id), currentAttribute, attributeReference);
    }
}
