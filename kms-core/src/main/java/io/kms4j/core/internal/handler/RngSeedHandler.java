package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Crypto;
import io.kms4j.kmip.operation.RngSeedRequest;
import io.kms4j.kmip.operation.RngSeedResponse;

/** RNGSeed, for every user: a seed is added to what the generator has, so that it can make nothing worse. */
public final class RngSeedHandler implements OperationHandler<RngSeedRequest, RngSeedResponse> {
    private final Crypto crypto;

    public RngSeedHandler(Crypto crypto) {
        this.crypto = crypto;
    }

    @Override
    public Class<RngSeedRequest> requestType() {
        return RngSeedRequest.class;
    }

    @Override
    public RngSeedResponse handle(RngSeedRequest request, UserId caller) {
        return new RngSeedResponse(crypto.seed(request.data()));
    }
}
