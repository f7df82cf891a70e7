package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.MacAlgorithms;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
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

    public MacVerifyHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
    }

    @Override
    public Class<MacVerifyRequest> requestType() {
        return MacVerifyRequest.class;
    }

    @Override
    public MacVerifyResponse handle(MacVerifyRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        StoredObject object = resolver.forUse(KeyUse.MAC_VERIFY, request.uniqueIdentifier(), caller);
        Bytes data =
                request.data().orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "MACVerify needs Data"));
        Bytes claimed = request.macData()
                .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "MACVerify needs MACData"));
        CryptographicAlgorithm algorithm = MacAlgorithms.of(request.cryptographicParameters(), object);
        Bytes mac = keys.use(object, key -> crypto.mac(key, algorithm, data));
        boolean valid = MessageDigest.isEqual(mac.toArray(), claimed.toArray());
        return new MacVerifyResponse(
                object.id(),
                Optional.of(valid ? ValidityIndicator.VALID : ValidityIndicator.INVALID),
                Optional.empty());
    }
}
