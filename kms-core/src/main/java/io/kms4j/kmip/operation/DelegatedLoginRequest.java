package io.kms4j.kmip.operation;

import io.kms4j.kmip.Rights;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.UsageLimits;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Asks for a ticket with which somebody else may do a part of what the caller may (Delegated Login). The fields are those of
 * {@link LoginRequest}.
 */
public record DelegatedLoginRequest(
        Optional<Ttlv> leaseTime, Optional<Integer> requestCount, Optional<UsageLimits> usageLimits, Rights rights)
        implements RequestPayload<DelegatedLoginResponse> {

    @Override
    public Operation operation() {
        return Operation.DELEGATED_LOGIN;
    }
}
