package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.MacAlgorithms;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.MacVerifyRequest;
import io.kms4j.kmip.operation.MacVerifyResponse;
import java.security.MessageDigest;
import java.util.Optional;

/** MACVerify. A MAC is valid in its full length only. */
public final class MacVerifyHandler implements OperationHandler<MacVerifyRequest, MacVerifyResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final Streams streams;

    public MacVerifyHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto, Streams streams) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.streams = streams;
    }

    @Override
    public Class<MacVerifyRequest> requestType() {
        return MacVerifyRequest.class;
    }

    @Override
    public MacVerifyResponse handle(MacVerifyRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Optional<UniqueIdentifier> id = streams.key(part, request.uniqueIdentifier(), Operation.MAC_VERIFY, caller);
        StoredObject object = resolver.forUse(KeyUse.MAC_VERIFY, id, caller);
        Bytes data = part.data("MACVerify", request.data());
        CryptographicAlgorithm algorithm = MacAlgorithms.of(request.cryptographicParameters(), object);
        Streams.Owner owner = new Streams.Owner(caller, Operation.MAC_VERIFY, Optional.of(object.id()));
        return keys.use(
                object,
                key -> streams.part(
                        part,
                        owner,
                        MacUnderWay.class,
                        () -> new MacUnderWay(crypto, key, algorithm, streams.buffer(caller)),
                        (stream, correlationValue) -> {
                            stream.add(data);
                            stream.claim(request.macData());
                            Optional<ValidityIndicator> validity = correlationValue.isPresent()
                                    ? Optional.empty()
                                    : Optional.of(compare(stream.finish(crypto, key), stream.claimed()));
                            return new MacVerifyResponse(object.id(), validity, correlationValue);
                        }));
    }

    private static ValidityIndicator compare(Bytes mac, Optional<Bytes> claimed) {
        Bytes other =
                claimed.orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "MACVerify needs MACData"));
        boolean valid = MessageDigest.isEqual(mac.toArray(), other.toArray());
        return valid ? ValidityIndicator.VALID : ValidityIndicator.INVALID;
    }
}
