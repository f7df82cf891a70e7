package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Operation;

/** Asks for the answer to an operation that the server executes later (Poll). The answer is that operation's. */
public record PollRequest(Bytes asynchronousCorrelationValue) implements RequestPayload<ResponsePayload> {

    @Override
    public Operation operation() {
        return Operation.POLL;
    }
}
