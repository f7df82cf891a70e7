package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import io.kms4j.kmip.operation.SignatureVerifyRequest;
import io.kms4j.kmip.operation.SignatureVerifyResponse;
import java.util.Optional;

/** SignatureVerify. */
public final class SignatureVerifyHandler implements OperationHandler<SignatureVerifyRequest, SignatureVerifyResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;

    public SignatureVerifyHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
    }

    @Override
    public Class<SignatureVerifyRequest> requestType() {
        return SignatureVerifyRequest.class;
    }

    @Override
    public SignatureVerifyResponse handle(SignatureVerifyRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        StoredObject object = resolver.forUse(KeyUse.VERIFY, request.uniqueIdentifier(), caller);
        Bytes signature = request.signatureData()
                .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "SignatureVerify needs SignatureData"));
        SignatureInput input = SignatureInput.of(
                request.data(), request.digestedData(), request.cryptographicParameters(), object, crypto);
        boolean valid =
                keys.use(object, key -> crypto.verify(key, input.scheme().parameters(), input.bytes(), signature));
        return new SignatureVerifyResponse(
                object.id(),
                Optional.of(valid ? ValidityIndicator.VALID : ValidityIndicator.INVALID),
                Optional.empty(),
                Optional.empty());
    }
}
