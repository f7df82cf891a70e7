package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.session.Tickets;
import io.kms4j.kmip.operation.LoginRequest;
import io.kms4j.kmip.operation.LoginResponse;
import java.util.Optional;

/** Login: a ticket for all that the caller may do. */
public final class LoginHandler implements OperationHandler<LoginRequest, LoginResponse> {
    private final Tickets tickets;

    public LoginHandler(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Class<LoginRequest> requestType() {
        return LoginRequest.class;
    }

    @Override
    public LoginResponse handle(LoginRequest request, UserId caller) {
        Tickets.Wish wish = new Tickets.Wish(request.leaseTime(), request.requestCount(), request.usageLimits());
        return new LoginResponse(tickets.issue(caller, wish, Optional.empty()));
    }
}
