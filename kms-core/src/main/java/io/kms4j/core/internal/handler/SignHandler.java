package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.operation.SignRequest;
import io.kms4j.kmip.operation.SignResponse;
import java.util.Optional;

/** Sign. */
public final class SignHandler implements OperationHandler<SignRequest, SignResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final UsageLimitCounter usageLimits;

    public SignHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto, UsageLimitCounter usageLimits) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.usageLimits = usageLimits;
    }

    @Override
    public Class<SignRequest> requestType() {
        return SignRequest.class;
    }

    @Override
    public SignResponse handle(SignRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        StoredObject object = resolver.forUse(KeyUse.SIGN, request.uniqueIdentifier(), caller);
        SignatureInput input = SignatureInput.of(
                request.data(), request.digestedData(), request.cryptographicParameters(), object, crypto);
        usageLimits.charge(
                object, request.data().or(request::digestedData).orElseThrow().length());
        Bytes signature =
                keys.use(object, key -> crypto.sign(key, input.scheme().parameters(), input.bytes()));
        return new SignResponse(object.id(), Optional.of(signature), Optional.empty());
    }
}
