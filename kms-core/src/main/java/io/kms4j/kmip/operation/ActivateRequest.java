package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Makes a Pre-Active object Active (Activate). */
public record ActivateRequest(Optional<UniqueIdentifier> uniqueIdentifier) implements ObjectRequest<ActivateResponse> {

    /** Asks to activate the object. */
    public static ActivateRequest of(UniqueIdentifier id) {
        return new ActivateRequest(Optional.of(id));
    }

    @Override
    public Operation operation() {
        return Operation.ACTIVATE;
    }

    @Override
    public ActivateRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new ActivateRequest(Optional.of(id));
    }
}
