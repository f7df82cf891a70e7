package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.ActivateRequest;
import io.kms4j.kmip.operation.ActivateResponse;

/** Activate. */
public final class ActivateHandler implements OperationHandler<ActivateRequest, ActivateResponse> {
    private final ObjectUpdates updates;
    private final LifeCycle lifeCycle;

    public ActivateHandler(ObjectUpdates updates, LifeCycle lifeCycle) {
        this.updates = updates;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public Class<ActivateRequest> requestType() {
        return ActivateRequest.class;
    }

    @Override
    public ActivateResponse handle(ActivateRequest request, UserId caller) {
        StoredObject activated = updates.change(
                Operation.ACTIVATE,
                request.uniqueIdentifier(),
                caller,
                object -> object.withAttributes(lifeCycle.activated(object.id(), object.attributes())));
        return new ActivateResponse(activated.id());
    }
}
