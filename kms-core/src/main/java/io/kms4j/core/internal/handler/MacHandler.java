package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.MacAlgorithms;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.MacRequest;
import io.kms4j.kmip.operation.MacResponse;
import java.util.Optional;

/** MAC. */
public final class MacHandler implements OperationHandler<MacRequest, MacResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final UsageLimitCounter usageLimits;
    private final Streams streams;

    public MacHandler(
            KeyResolver resolver,
            ReadyKeys keys,
            RoutingCrypto crypto,
            UsageLimitCounter usageLimits,
            Streams streams) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.usageLimits = usageLimits;
        this.streams = streams;
    }

    @Override
    public Class<MacRequest> requestType() {
        return MacRequest.class;
    }

    @Override
    public MacResponse handle(MacRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Optional<UniqueIdentifier> id = streams.key(part, request.uniqueIdentifier(), Operation.MAC, caller);
        StoredObject object = resolver.forUse(KeyUse.MAC, id, caller);
        Bytes data = part.data("MAC", request.data());
        CryptographicAlgorithm algorithm = MacAlgorithms.of(request.cryptographicParameters(), object);
        usageLimits.charge(object, data.length());
        Streams.Owner owner = new Streams.Owner(caller, Operation.MAC, Optional.of(object.id()));
        return keys.use(
                object,
                key -> streams.part(
                        part,
                        owner,
                        MacUnderWay.class,
                        () -> new MacUnderWay(crypto, key, algorithm, streams.buffer(caller)),
                        (stream, correlationValue) -> {
                            stream.add(data);
                            Optional<Bytes> mac = correlationValue.isPresent()
                                    ? Optional.empty()
                                    : Optional.of(stream.finish(crypto, key));
                            return new MacResponse(object.id(), mac, correlationValue);
                        }));
    }
}
