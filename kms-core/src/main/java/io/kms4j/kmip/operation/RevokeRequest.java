package io.kms4j.kmip.operation;

import io.kms4j.kmip.RevocationReason;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Instant;
import java.util.Optional;

/** Deactivates an object or declares it compromised (Revoke). */
public record RevokeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        RevocationReason revocationReason,
        Optional<Instant> compromiseOccurrenceDate,
        @Extension Optional<Boolean> cascade)
        implements ObjectRequest<RevokeResponse> {

    @Override
    public Operation operation() {
        return Operation.REVOKE;
    }

    @Override
    public RevokeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new RevokeRequest(Optional.of(id), revocationReason, compromiseOccurrenceDate, cascade);
    }
}
