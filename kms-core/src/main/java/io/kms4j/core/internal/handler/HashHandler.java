package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.DigestStream;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.HashRequest;
import io.kms4j.kmip.operation.HashResponse;
import java.util.Optional;

/** Hash. */
public final class HashHandler implements OperationHandler<HashRequest, HashResponse> {
    private final Crypto crypto;
    private final Streams streams;

    public HashHandler(Crypto crypto, Streams streams) {
        this.crypto = crypto;
        this.streams = streams;
    }

    @Override
    public Class<HashRequest> requestType() {
        return HashRequest.class;
    }

    @Override
    public HashResponse handle(HashRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Bytes data = part.data("Hash", request.data());
        Streams.Owner owner = new Streams.Owner(caller, Operation.HASH, Optional.empty());
        return streams.part(part, owner, DataSoFar.class, () -> start(request, caller), (soFar, correlationValue) -> {
            soFar.add(data);
            Optional<Bytes> hash = correlationValue.isPresent() ? Optional.empty() : soFar.digest();
            return new HashResponse(hash, correlationValue);
        });
    }

    private DataSoFar start(HashRequest request, UserId caller) {
        DigestStream hash = crypto.hash(request.cryptographicParameters()
                .hashingAlgorithm()
                .orElseThrow(() -> new KmipException(ResultReason.INVALID_FIELD, "Hash needs a HashingAlgorithm")));
        return new DataSoFar(Optional.of(hash), streams.buffer(caller));
    }
}
