package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Takes a part of what a key may still protect, for use by the client itself (Get Usage Allocation).
 *
 * @param usageLimitsCount how many units, of the unit of the key's Usage Limits
 */
public record GetUsageAllocationRequest(Optional<UniqueIdentifier> uniqueIdentifier, long usageLimitsCount)
        implements ObjectRequest<GetUsageAllocationResponse> {

    @Override
    public Operation operation() {
        return Operation.GET_USAGE_ALLOCATION;
    }

    @Override
    public GetUsageAllocationRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new GetUsageAllocationRequest(Optional.of(id), usageLimitsCount);
    }
}
