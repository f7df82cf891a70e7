package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.operation.InteropRequest;
import io.kms4j.kmip.operation.InteropResponse;

/** Interop: tests mark their steps with it; the server does nothing, and says so with success. */
public final class InteropHandler implements OperationHandler<InteropRequest, InteropResponse> {
    @Override
    public Class<InteropRequest> requestType() {
        return InteropRequest.class;
    }

    @Override
    public InteropResponse handle(InteropRequest request, UserId caller) {
        return new InteropResponse();
    }
}
