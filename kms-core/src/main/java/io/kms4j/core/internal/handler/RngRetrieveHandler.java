package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Crypto;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.RngRetrieveRequest;
import io.kms4j.kmip.operation.RngRetrieveResponse;

/** RNGRetrieve, for every user. */
public final class RngRetrieveHandler implements OperationHandler<RngRetrieveRequest, RngRetrieveResponse> {
    private static final int LONGEST_BYTES = 1 << 20;

    private final Crypto crypto;

    public RngRetrieveHandler(Crypto crypto) {
        this.crypto = crypto;
    }

    @Override
    public Class<RngRetrieveRequest> requestType() {
        return RngRetrieveRequest.class;
    }

    @Override
    public RngRetrieveResponse handle(RngRetrieveRequest request, UserId caller) {
        if (request.dataLength() < 1 || request.dataLength() > LONGEST_BYTES) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "DataLength must be 1 to " + LONGEST_BYTES + " random bytes");
        }
        try (SecretBytes random = crypto.random(request.dataLength())) {
            return new RngRetrieveResponse(random.reveal());
        }
    }
}
