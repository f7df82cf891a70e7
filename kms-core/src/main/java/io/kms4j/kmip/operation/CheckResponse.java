package io.kms4j.kmip.operation;

import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.UniqueIdentifier;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer to Check: the identifier when the use is allowed. Other servers answer instead with the fields that stand
 * against it; this one fails the operation, as the cases of the KMIP 2.1 profiles do.
 */
public record CheckResponse(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<Long> usageLimitsCount,
        Optional<CryptographicUsageMask> cryptographicUsageMask,
        Optional<Duration> leaseTime)
        implements ResponsePayload {

    /** The use is allowed. */
    public static CheckResponse allowed(UniqueIdentifier id) {
        return new CheckResponse(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
