package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Changes an attribute that has a value (Modify Attribute). */
public record ModifyAttributeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier, Optional<Attributes> currentAttribute, Attributes newAttribute)
        implements ObjectRequest<ModifyAttributeResponse> {

    @Override
    public Operation operation() {
        return Operation.MODIFY_ATTRIBUTE;
    }

    @Override
    public ModifyAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ModifyAttributeRequest(Optional.of(id), currentAttribute, newAttribute);
    }
}
