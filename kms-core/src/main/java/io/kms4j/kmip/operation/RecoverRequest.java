package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Brings an archived object back (Recover). */
public record RecoverRequest(Optional<UniqueIdentifier> uniqueIdentifier) implements ObjectRequest<RecoverResponse> {

    /** Asks it of the object with this identifier. */
    public static RecoverRequest of(UniqueIdentifier id) {
        return new RecoverRequest(Optional.of(id));
    }

    @Override
    public Operation operation() {
        return Operation.RECOVER;
    }

    @Override
    public RecoverRequest withUniqueIdentifier(UniqueIdentifier id) {
        return RecoverRequest.of(id);
    }
}
