package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Stores an object under a new identifier (Register). */
public record RegisterRequest(
        ObjectType objectType,
        Attributes attributes,
        ManagedObject managedObject,
        Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements RequestPayload<RegisterResponse> {

    @Override
    public Operation operation() {
        return Operation.REGISTER;
    }
}
