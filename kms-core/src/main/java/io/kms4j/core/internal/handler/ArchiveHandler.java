package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.LifeCycle;
import io.kms4j.core.internal.key.ObjectUpdates;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.ArchiveRequest;
import io.kms4j.kmip.operation.ArchiveResponse;

/** Archive: the object cannot be used until it is recovered. It stays where it is. */
public final class ArchiveHandler implements OperationHandler<ArchiveRequest, ArchiveResponse> {
    private final ObjectUpdates updates;
    private final LifeCycle lifeCycle;

    public ArchiveHandler(ObjectUpdates updates, LifeCycle lifeCycle) {
        this.updates = updates;
        this.lifeCycle = lifeCycle;
    }

    @Override
    public Class<ArchiveRequest> requestType() {
        return ArchiveRequest.class;
    }

    @Override
    public ArchiveResponse handle(ArchiveRequest request, UserId caller) {
        StoredObject changed = updates.change(
                Operation.ARCHIVE,
                request.uniqueIdentifier(),
                caller,
                object -> object.withAttributes(lifeCycle.archived(object.attributes())));
        return new ArchiveResponse(changed.id());
    }
}
