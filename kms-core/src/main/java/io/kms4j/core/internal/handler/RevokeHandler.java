package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.RevokeRequest;
import io.kms4j.kmip.operation.RevokeResponse;
import java.util.Optional;

/** Revoke: every object that the tags name, and with Cascade the other half of a pair where the caller may. */
public final class RevokeHandler implements OperationHandler<RevokeRequest, RevokeResponse> {
    private final KeyResolver resolver;
    private final ObjectUpdates updates;
    private final LifeCycle lifeCycle;
    private final OtherHalves otherHalves;

    public RevokeHandler(KeyResolver resolver, ObjectUpdates updates, LifeCycle lifeCycle, OtherHalves otherHalves) {
        this.resolver = resolver;
        this.updates = updates;
        this.lifeCycle = lifeCycle;
        this.otherHalves = otherHalves;
    }

    @Override
    public Class<RevokeRequest> requestType() {
        return RevokeRequest.class;
    }

    @Override
    public RevokeResponse handle(RevokeRequest request, UserId caller) {
        for (StoredObject object : resolver.allAuthorised(Operation.REVOKE, request.uniqueIdentifier(), caller)) {
            revoke(request, object.id(), caller);
            if (request.cascade().orElse(false)) {
                otherHalves
                        .of(object, Operation.REVOKE, caller)
                        .filter(half -> lifeCycle.canBeRevoked(half.attributes()))
                        .ifPresent(half -> revoke(request, half.id(), caller));
            }
        }
        return new RevokeResponse(request.uniqueIdentifier().orElseThrow());
    }

    private void revoke(RevokeRequest request, UniqueIdentifier id, UserId caller) {
        updates.change(
                Operation.REVOKE,
                Optional.of(id),
                caller,
                object -> object.withAttributes(lifeCycle.revoked(
                        object.id(),
                        object.attributes(),
                        request.revocationReason(),
                        request.compromiseOccurrenceDate())));
    }
}
