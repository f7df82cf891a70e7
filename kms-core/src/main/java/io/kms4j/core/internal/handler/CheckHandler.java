package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.CheckRequest;
import io.kms4j.kmip.operation.CheckResponse;
import java.time.Duration;

/** Check: fails with the reason that stands against the use, and names the field. */
public final class CheckHandler implements OperationHandler<CheckRequest, CheckResponse> {
    private final KeyResolver resolver;
    private final LifeCycle lifeCycle;
    private final VisibleAttributes visible;

    public CheckHandler(KeyResolver resolver, LifeCycle lifeCycle, VisibleAttributes visible) {
        this.resolver = resolver;
        this.lifeCycle = lifeCycle;
        this.visible = visible;
    }

    @Override
    public Class<CheckRequest> requestType() {
        return CheckRequest.class;
    }

    @Override
    public CheckResponse handle(CheckRequest request, UserId caller) {
        StoredObject object = resolver.authorised(Operation.CHECK, request.uniqueIdentifier(), caller);
        if (LifeCycle.isDestroyed(lifeCycle.stateOf(object.attributes()))) {
            throw new KmipException(ResultReason.OBJECT_DESTROYED, "DENIED");
        }
        request.cryptographicUsageMask().ifPresent(mask -> checkMask(object, mask));
        request.usageLimitsCount().ifPresent(count -> checkCount(object, count));
        request.leaseTime().ifPresent(lease -> checkLease(object, lease));
        return CheckResponse.allowed(object.id());
    }

    private static void checkMask(StoredObject object, CryptographicUsageMask asked) {
        CryptographicUsageMask mask =
                object.attributes().get(Attribute.CRYPTOGRAPHIC_USAGE_MASK).orElse(new CryptographicUsageMask(0));
        if (!mask.allowsAll(asked)) {
            throw new KmipException(
                    ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK,
                    "CryptographicUsageMask: '" + object.id() + "' does not allow all of these uses");
        }
    }

    private static void checkCount(StoredObject object, long asked) {
        boolean exceeded = UsageLimitCounter.left(object.attributes())
                .filter(left -> left < asked)
                .isPresent();
        if (exceeded) {
            throw new KmipException(
                    ResultReason.USAGE_LIMIT_EXCEEDED,
                    "UsageLimitsCount: '" + object.id() + "' has fewer than " + asked + " left");
        }
    }

    private void checkLease(StoredObject object, Duration asked) {
        Duration longest = visible.of(object).get(Attribute.LEASE_TIME).orElse(Duration.ZERO);
        // A lease of no length is a use without a lease, as long as one likes.
        if (!longest.isZero() && asked.compareTo(longest) > 0) {
            throw new KmipException(
                    ResultReason.PERMISSION_DENIED,
                    "LeaseTime: '" + object.id() + "' is leased for at most " + longest.toSeconds() + " seconds");
        }
    }
}
