package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Adds an attribute, or a value to one with several (Add Attribute). */
public record AddAttributeRequest(Optional<UniqueIdentifier> uniqueIdentifier, Attributes newAttribute)
        implements ObjectRequest<AddAttributeResponse> {

    @Override
    public Operation operation() {
        return Operation.ADD_ATTRIBUTE;
    }

    @Override
    public AddAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new AddAttributeRequest(Optional.of(id), newAttribute);
    }
}
