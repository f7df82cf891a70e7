package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.session.Tickets;
import io.kms4j.kmip.operation.DelegatedLoginRequest;
import io.kms4j.kmip.operation.DelegatedLoginResponse;
import java.util.Optional;

/** Delegated Login: a ticket for a part of what the caller may do. */
public final class DelegatedLoginHandler implements OperationHandler<DelegatedLoginRequest, DelegatedLoginResponse> {
    private final Tickets tickets;

    public DelegatedLoginHandler(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public Class<DelegatedLoginRequest> requestType() {
        return DelegatedLoginRequest.class;
    }

    @Override
    public DelegatedLoginResponse handle(DelegatedLoginRequest request, UserId caller) {
        Tickets.Wish wish = new Tickets.Wish(request.leaseTime(), request.requestCount(), request.usageLimits());
        return new DelegatedLoginResponse(tickets.issue(caller, wish, Optional.of(request.rights())));
    }
}
