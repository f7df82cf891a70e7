package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Gives an attribute this value, whether or not it has one (Set Attribute). */
public record SetAttributeRequest(Optional<UniqueIdentifier> uniqueIdentifier, Attributes newAttribute)
        implements ObjectRequest<SetAttributeResponse> {

    @Override
    public Operation operation() {
        return Operation.SET_ATTRIBUTE;
    }

    @Override
    public SetAttributeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new SetAttributeRequest(Optional.of(id), newAttribute);
    }
}
