package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.handler.OperationHandler;
import io.kms4j.kmip.operation.ProcessRequest;
import io.kms4j.kmip.operation.ProcessResponse;

/** Process: the next Poll waits. */
public final class ProcessHandler implements OperationHandler<ProcessRequest, ProcessResponse> {
    private final PendingItems pending;

    public ProcessHandler(PendingItems pending) {
        this.pending = pending;
    }

    @Override
    public Class<ProcessRequest> requestType() {
        return ProcessRequest.class;
    }

    @Override
    public ProcessResponse handle(ProcessRequest request, UserId caller) {
        pending.get(request.asynchronousCorrelationValue(), caller).awaitInFull();
        return new ProcessResponse();
    }
}
