package io.kms4j.kmip.operation;

import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Asks for a ticket that authenticates later requests as the caller (Login).
 *
 * @param leaseTime how long it is valid, an Interval, or until when, a Date-Time; absent or 0: as long as the server lets it
 * @param requestCount how many requests it is good for
 * @param usageLimits how many operations it is good for, in the unit Object
 */
public record LoginRequest(Optional<Ttlv> leaseTime, Optional<Integer> requestCount, Optional<UsageLimits> usageLimits)
        implements RequestPayload<LoginResponse> {

    @Override
    public Operation operation() {
        return Operation.LOGIN;
    }
}
