package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.RecoverRequest;
import io.kms4j.kmip.operation.RecoverResponse;

/** Recover: at once, since an archived object stays where it is. */
public final class RecoverHandler implements OperationHandler<RecoverRequest, RecoverResponse> {
    private final ObjectUpdates updates;
    private final LifeCycle lifeCycle;

    public RecoverHandler(ObjectUpdates updates, LifeCycle lifeCycle) {
        this.updates = updates;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public Class<RecoverRequest> requestType() {
        return RecoverRequest.class;
    }

    @Override
    public RecoverResponse handle(RecoverRequest request, UserId caller) {
        StoredObject changed = updates.change(
                Operation.RECOVER,
                request.uniqueIdentifier(),
                caller,
                object -> object.withAttributes(lifeCycle.recovered(object.attributes())));
        return new RecoverResponse(changed.id());
    }
}
