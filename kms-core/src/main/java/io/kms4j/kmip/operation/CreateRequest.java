package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Makes a symmetric key or secret data (Create). */
public record CreateRequest(
        ObjectType objectType, Attributes attributes, Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements RequestPayload<CreateResponse> {

    @Override
    public Operation operation() {
        return Operation.CREATE;
    }
}
