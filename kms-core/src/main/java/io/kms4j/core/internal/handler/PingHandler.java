package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.operation.PingRequest;
import io.kms4j.kmip.operation.PingResponse;

/** Ping: an answer shows that requests are served; it says nothing of the store or the HSM. */
public final class PingHandler implements OperationHandler<PingRequest, PingResponse> {
    @Override
    public Class<PingRequest> requestType() {
        return PingRequest.class;
    }

    @Override
    public PingResponse handle(PingRequest request, UserId caller) {
        return new PingResponse();
    }
}
