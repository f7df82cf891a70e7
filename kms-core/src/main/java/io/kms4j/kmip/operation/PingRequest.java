package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.Operation;

/** Asks whether the server is there (Ping). */
public record PingRequest() implements RequestPayload<PingResponse> {

    @Override
    public Operation operation() {
        return Operation.PING;
    }
}
