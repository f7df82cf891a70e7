package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.session.Tickets;
import io.kms4j.kmip.operation.LogoutRequest;
import io.kms4j.kmip.operation.LogoutResponse;

/** Logout: ends a ticket of the caller. */
public final class LogoutHandler implements OperationHandler<LogoutRequest, LogoutResponse> {
    private final Tickets tickets;

    public LogoutHandler(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Class<LogoutRequest> requestType() {
        return LogoutRequest.class;
    }

    @Override
    public LogoutResponse handle(LogoutRequest request, UserId caller) {
        tickets.end(request.ticket(), caller);
        return new LogoutResponse();
    }
}
