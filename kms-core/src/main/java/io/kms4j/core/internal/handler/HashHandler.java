package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.DigestStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.HashResponse;
import java.util.Optional;

/** Hash. */
public final class HashHandler implements OperationHandler<HashRequest, HashResponse> {
    private final Crypto crypto;

    public HashHandler(Crypto crypto) {
        this.crypto = crypto;
    }

    @Override
    public Class<HashRequest> requestType() {
        return HashRequest.class;
    }

    @Override
    public HashResponse handle(HashRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        HashingAlgorithm algorithm = request.cryptographicParameters()
                .hashingAlgorithm()
                .orElseThrow(() -> new KmipException(ResultReason.INVALID_FIELD, "Hash needs a HashingAlgorithm"));
        Bytes data = request.data().orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "Hash needs Data"));
        try (DigestStream hash = crypto.hash(algorithm)) {
            hash.update(data);
            return new HashResponse(Optional.of(hash.finish()), Optional.empty());
        }
    }
}
