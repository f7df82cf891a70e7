package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.kmip.operation.RequestPayload;
import io.kms4j.kmip.operation.ResponsePayload;

/** Does one operation. */
public interface OperationHandler<Q extends RequestPayload<R>, R extends ResponsePayload> {
    Class<Q> requestType();

    /**
     * Executes the operation for {@code caller}.
     *
     * @throws io.kms4j.kmip.KmipException when it cannot be done
     */
    R handle(Q request, UserId caller);
}
