package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Asks how long a copy of the object may be used before the client asks again (Obtain Lease). */
public record ObtainLeaseRequest(Optional<UniqueIdentifier> uniqueIdentifier)
        implements ObjectRequest<ObtainLeaseResponse> {

    /** Asks it of the object with this identifier. */
    public static ObtainLeaseRequest of(UniqueIdentifier id) {
        return new ObtainLeaseRequest(Optional.of(id));
    }

    @Override
    public Operation operation() {
        return Operation.OBTAIN_LEASE;
    }

    @Override
    public ObtainLeaseRequest withUniqueIdentifier(UniqueIdentifier id) {
        return ObtainLeaseRequest.of(id);
    }
}
