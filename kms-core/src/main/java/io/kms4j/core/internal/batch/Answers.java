package io.kms4j.core.internal.batch;

import io.kms4j.core.ResultReasons;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.ResponseBatchItem;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.Optional;

/** The shapes that the answer to one item can have (KMIP 2.1, Result Status). */
final class Answers {
    private Answers() {}

    static ResponseBatchItem success(RequestBatchItem item, ResponsePayload payload) {
        return new ResponseBatchItem(
                item.operation(),
                item.uniqueBatchItemId(),
                ResultStatus.SUCCESS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(payload));
    }

    static ResponseBatchItem pending(
            Optional<Operation> operation, Optional<Bytes> id, Bytes asynchronousCorrelationValue) {
        return new ResponseBatchItem(
                operation,
                id,
                ResultStatus.OPERATION_PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.of(asynchronousCorrelationValue),
                Optional.empty());
    }

    static ResponseBatchItem failed(RequestBatchItem item, KmipException failure, ProtocolVersion version) {
        return failed(item.operation(), item.uniqueBatchItemId(), failure, version);
    }

    static ResponseBatchItem failed(
            Optional<Operation> operation, Optional<Bytes> id, KmipException failure, ProtocolVersion version) {
        return new ResponseBatchItem(
                operation,
                id,
                ResultStatus.OPERATION_FAILED,
                Optional.of(ResultReasons.of(failure.reason(), operation, version)),
                Optional.of(failure.getMessage()),
                Optional.empty(),
                Optional.empty());
    }

    /** The answer to an operation that was done and undone. */
    static ResponseBatchItem undone(ResponseBatchItem done, Optional<ResponsePayload> told) {
        return new ResponseBatchItem(
                done.operation(),
                done.uniqueBatchItemId(),
                ResultStatus.OPERATION_UNDONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                told);
    }

    /** The same answer to another item. */
    static ResponseBatchItem to(RequestBatchItem item, ResponseBatchItem answer) {
        return new ResponseBatchItem(
                answer.operation(),
                item.uniqueBatchItemId(),
                answer.resultStatus(),
                answer.resultReason(),
                answer.resultMessage(),
                answer.asynchronousCorrelationValue(),
                answer.responsePayload());
    }

    static boolean isFailed(ResponseBatchItem answer) {
        return answer.resultStatus() == ResultStatus.OPERATION_FAILED;
    }
}
