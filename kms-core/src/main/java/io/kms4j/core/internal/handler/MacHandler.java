package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.MacAlgorithms;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.MacRequest;
import io.kms4j.kmip.operation.MacResponse;
import java.util.Optional;

/** MAC. */
public final class MacHandler implements OperationHandler<MacRequest, MacResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final UsageLimitCounter usageLimits;

    public MacHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto, UsageLimitCounter usageLimits) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.usageLimits = usageLimits;
    }

    @Override
    public Class<MacRequest> requestType() {
        return MacRequest.class;
    }

    @Override
    public MacResponse handle(MacRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        StoredObject object = resolver.forUse(KeyUse.MAC, request.uniqueIdentifier(), caller);
        Bytes data = request.data().orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "MAC needs Data"));
        CryptographicAlgorithm algorithm = MacAlgorithms.of(request.cryptographicParameters(), object);
        usageLimits.charge(object, data.length());
        Bytes mac = keys.use(object, key -> crypto.mac(key, algorithm, data));
        return new MacResponse(object.id(), Optional.of(mac), Optional.empty());
    }
}
