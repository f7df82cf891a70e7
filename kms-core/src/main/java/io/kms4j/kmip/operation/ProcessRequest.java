package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Operation;

/** Makes the next Poll for a pending operation wait for its answer (Process). */
public record ProcessRequest(Bytes asynchronousCorrelationValue) implements RequestPayload<ProcessResponse> {

    @Override
    public Operation operation() {
        return Operation.PROCESS;
    }
}
