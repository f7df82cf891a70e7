package io.kms4j.kmip.operation;

import io.kms4j.kmip.RevocationReason;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.RevocationReasonCode;
import java.time.Instant;
import java.util.Optional;

/** Deactivates an object or declares it compromised (Revoke). */
public record RevokeRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        RevocationReason revocationReason,
        Optional<Instant> compromiseOccurrenceDate,
        @Extension Optional<Boolean> cascade)
        implements ObjectRequest<RevokeResponse> {

    /** Asks to revoke the object for this reason. */
    public static RevokeRequest of(UniqueIdentifier id, RevocationReasonCode reason) {
        return new RevokeRequest(
                Optional.of(id), new RevocationReason(reason, Optional.empty()), Optional.empty(), Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.REVOKE;
    }

    @Override
    public RevokeRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new RevokeRequest(Optional.of(id), revocationReason, compromiseOccurrenceDate, cascade);
    }
}
