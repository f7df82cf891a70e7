package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.Operation;

/** Writes a line into the server's log (Log). */
public record LogRequest(String logMessage) implements RequestPayload<LogResponse> {

    @Override
    public Operation operation() {
        return Operation.LOG;
    }
}
