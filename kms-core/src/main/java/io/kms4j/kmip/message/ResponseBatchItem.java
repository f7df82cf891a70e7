package io.kms4j.kmip.message;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ResultStatus;
import io.kms4j.kmip.operation.ResponsePayload;
import java.util.Optional;

/** The answer to one operation (KMIP 2.1, Response Batch Item). */
public record ResponseBatchItem(
        Optional<Operation> operation,
        Optional<Bytes> uniqueBatchItemId,
        ResultStatus resultStatus,
        Optional<ResultReason> resultReason,
        Optional<String> resultMessage,
        Optional<Bytes> asynchronousCorrelationValue,
        Optional<ResponsePayload> responsePayload) {}
