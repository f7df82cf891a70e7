package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Changes an attribute that has a value (Modify Attribute).
 *
 * @param attributeIndex which of several values, from 0; how KMIP 1.x says it
 */
public record ModifyAttributeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<Attributes> currentAttribute,
        Attributes newAttribute,
        @Extension Optional<Integer> attributeIndex)
        implements ObjectRequest<ModifyAttributeResponse> {

    /** As KMIP 2.x asks. */
    public ModifyAttributeRequest(
            Optional<UniqueIdentifier> uniqueIdentifier,
            Optional<Attributes> currentAttribute,
            Attributes newAttribute) {
        this(uniqueIdentifier, currentAttribute, newAttribute, Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.MODIFY_ATTRIBUTE;
    }

    @Override
    public ModifyAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ModifyAttributeRequest(Optional.of(id), currentAttribute, newAttribute, attributeIndex);
    }
}
