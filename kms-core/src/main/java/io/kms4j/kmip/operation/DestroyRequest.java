package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Erases the key material of an object (Destroy).
 *
 * @param forcedUniqueIdentifier the same identifier once more, to destroy a key of the HSM although it wraps stored keys
 */
public record DestroyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        @Extension Optional<Boolean> remove,
        @Extension Optional<Boolean> cascade,
        @Extension Optional<ObjectType> expectedObjectType,
        @Extension Optional<UniqueIdentifier> forcedUniqueIdentifier)
        implements ObjectRequest<DestroyResponse> {

    /** A request that forces nothing. */
    public DestroyRequest(
            Optional<UniqueIdentifier> uniqueIdentifier,
            Optional<Boolean> remove,
            Optional<Boolean> cascade,
            Optional<ObjectType> expectedObjectType) {
        this(uniqueIdentifier, remove, cascade, expectedObjectType, Optional.empty());
    }

    /** The same request, but a key of the HSM goes even if it wraps stored keys. */
    public DestroyRequest forced() {
        return new DestroyRequest(uniqueIdentifier, remove, cascade, expectedObjectType, uniqueIdentifier);
    }

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
        return new DestroyRequest(Optional.of(id), remove, cascade, expectedObjectType, forcedUniqueIdentifier);
    }
}
