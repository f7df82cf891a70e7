package io.kms4j.kmip.operation;

import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks whether an object may be used in this way (Check). Nothing is used up and no lease is given.
 *
 * @param usageLimitsCount units that must be left to protect
 * @param cryptographicUsageMask uses that must all be allowed
 * @param leaseTime a lease that must be possible
 */
public record CheckRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<Long> usageLimitsCount,
        Optional<CryptographicUsageMask> cryptographicUsageMask,
        Optional<Duration> leaseTime)
        implements ObjectRequest<CheckResponse> {

    @Override
    public Operation operation() {
        return Operation.CHECK;
    }

    @Override
    public CheckRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new CheckRequest(Optional.of(id), usageLimitsCount, cryptographicUsageMask, leaseTime);
    }
}
