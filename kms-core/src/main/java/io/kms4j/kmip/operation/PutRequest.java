package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.PutFunction;
import java.util.Optional;

/** Hands over an object unasked, as one server does to another (Put). */
public record PutRequest(
        UniqueIdentifier uniqueIdentifier,
        PutFunction putFunction,
        Optional<UniqueIdentifier> replacedUniqueIdentifier,
        ManagedObject managedObject,
        Optional<Attributes> attributes)
        implements RequestPayload<PutResponse> {

    @Override
    public Operation operation() {
        return Operation.PUT;
    }
}
