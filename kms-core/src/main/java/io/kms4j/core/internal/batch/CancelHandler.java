package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.handler.OperationHandler;
import io.kms4j.kmip.operation.CancelRequest;
import io.kms4j.kmip.operation.CancelResponse;

/** Cancel: succeeds while the operation has no effect yet. */
public final class CancelHandler implements OperationHandler<CancelRequest, CancelResponse> {
    private final PendingItems pending;

    public CancelHandler(PendingItems pending) {
        this.pending = pending;
    }

    @Override
    public Class<CancelRequest> requestType() {
        return CancelRequest.class;
    }

    @Override
    public CancelResponse handle(CancelRequest request, UserId caller) {
        return new CancelResponse(
                request.asynchronousCorrelationValue(), pending.cancel(request.asynchronousCorrelationValue(), caller));
    }
}
