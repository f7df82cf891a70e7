package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Operation;

/** Gives up an operation that the server executes later (Cancel). */
public record CancelRequest(Bytes asynchronousCorrelationValue) implements RequestPayload<CancelResponse> {

    @Override
    public Operation operation() {
        return Operation.CANCEL;
    }
}
