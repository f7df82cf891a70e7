package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyWrapType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Stores an object under a given identifier (Import); no identifier: the server chooses one. */
public record ImportRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        ObjectType objectType,
        Optional<Boolean> replaceExisting,
        Optional<KeyWrapType> keyWrapType,
        Attributes attributes,
        ManagedObject managedObject)
        implements RequestPayload<ImportResponse> {

    @Override
    public Operation operation() {
        return Operation.IMPORT;
    }
}
