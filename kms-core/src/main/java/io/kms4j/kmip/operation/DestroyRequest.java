package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Erases the key material of an object (Destroy). */
public record DestroyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        @Extension Optional<Boolean> remove,
        @Extension Optional<Boolean> cascade,
        @Extension Optional<ObjectType> expectedObjectType)
        implements ObjectRequest<DestroyResponse> {

    /** Asks to destroy the object, and nothing else. */
    public static DestroyRequest of(UniqueIdentifier id) {
        return new DestroyRequest(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.DESTROY;
    }

    @Override
    public DestroyRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new DestroyRequest(Optional.of(id), remove, cascade, expectedObjectType);
    }
}
