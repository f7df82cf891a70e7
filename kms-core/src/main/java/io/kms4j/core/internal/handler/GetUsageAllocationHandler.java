package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.GetUsageAllocationRequest;
import io.kms4j.kmip.operation.GetUsageAllocationResponse;

/** Get Usage Allocation: what is given counts as used, on all nodes. */
public final class GetUsageAllocationHandler
        implements OperationHandler<GetUsageAllocationRequest, GetUsageAllocationResponse> {
    private final KeyResolver resolver;
    private final UsageLimitCounter usageLimits;

    public GetUsageAllocationHandler(KeyResolver resolver, UsageLimitCounter usageLimits) {
        this.resolver = resolver;
        this.usageLimits = usageLimits;
    }

    @Override
    public Class<GetUsageAllocationRequest> requestType() {
        return GetUsageAllocationRequest.class;
    }

    @Override
    public GetUsageAllocationResponse handle(GetUsageAllocationRequest request, UserId caller) {
        StoredObject object = resolver.forUse(KeyUse.ALLOCATE, request.uniqueIdentifier(), caller);
        if (request.usageLimitsCount() <= 0) {
            throw new KmipException(ResultReason.INVALID_FIELD, "UsageLimitsCount must be at least 1");
        }
        if (!object.attributes().has(Attribute.USAGE_LIMITS)) {
            throw new KmipException(ResultReason.ATTRIBUTE_NOT_FOUND, "'" + object.id() + "' has no usage limits");
        }
        usageLimits.allocate(object, request.usageLimitsCount());
        return new GetUsageAllocationResponse(object.id());
    }
}
