package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.State;
import io.kms4j.kmip.operation.ObtainLeaseRequest;
import io.kms4j.kmip.operation.ObtainLeaseResponse;
import java.time.Duration;
import java.time.Instant;

/** Obtain Lease: the longest lease there is. The server keeps no list of leases, since it could not call one back. */
public final class ObtainLeaseHandler implements OperationHandler<ObtainLeaseRequest, ObtainLeaseResponse> {
    private final KeyResolver resolver;
    private final LifeCycle lifeCycle;
    private final VisibleAttributes visible;

    public ObtainLeaseHandler(KeyResolver resolver, LifeCycle lifeCycle, VisibleAttributes visible) {
        this.resolver = resolver;
        this.lifeCycle = lifeCycle;
        this.visible = visible;
    }

    @Override
    public Class<ObtainLeaseRequest> requestType() {
        return ObtainLeaseRequest.class;
    }

    @Override
    public ObtainLeaseResponse handle(ObtainLeaseRequest request, UserId caller) {
        StoredObject object = resolver.authorised(Operation.OBTAIN_LEASE, request.uniqueIdentifier(), caller);
        State state = lifeCycle.stateOf(object.attributes());
        if (state == State.COMPROMISED || LifeCycle.isDestroyed(state)) {
            throw new KmipException(
                    ResultReason.PERMISSION_DENIED,
                    "'" + object.id() + "' is " + state.kmipName() + ": no lease is given");
        }
        Attributes attributes = visible.of(object);
        return new ObtainLeaseResponse(
                object.id(),
                attributes.get(Attribute.LEASE_TIME).orElse(Duration.ZERO),
                // A key of the HSM never changes.
                attributes.get(Attribute.LAST_CHANGE_DATE).orElse(Instant.EPOCH));
    }
}
