package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.handler.OperationHandler;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.operation.PollRequest;
import io.kms4j.kmip.operation.ResponsePayload;

/** Poll as a single operation. In a message the answer is a whole item, see {@link ItemExecutor}. */
public final class PollHandler implements OperationHandler<PollRequest, ResponsePayload> {
    private final PendingItems pending;

    public PollHandler(PendingItems pending) {
        this.pending = pending;
    }

    @Override
    public Class<PollRequest> requestType() {
        return PollRequest.class;
    }

    @Override
    public ResponsePayload handle(PollRequest request, UserId caller) {
        ResponseBatchItem answer = pending.poll(request.asynchronousCorrelationValue(), caller)
                .orElseThrow(() ->
                        new KmipException(ResultReason.GENERAL_FAILURE, "the operation is still pending; poll again"));
        return answer.responsePayload()
                .orElseThrow(() -> new KmipException(
                        answer.resultReason().orElse(ResultReason.GENERAL_FAILURE),
                        answer.resultMessage().orElse("the operation failed")));
    }
}
