package io.kms4j.kmip.operation;

import io.kms4j.kmip.Ticket;
import io.kms4j.kmip.enumeration.Operation;

/** Makes a ticket invalid (Logout). */
public record LogoutRequest(Ticket ticket) implements RequestPayload<LogoutResponse> {

    @Override
    public Operation operation() {
        return Operation.LOGOUT;
    }
}
