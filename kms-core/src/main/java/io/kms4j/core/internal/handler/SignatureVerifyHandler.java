package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.SignatureScheme;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
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
    private final Streams streams;

    public SignatureVerifyHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto, Streams streams) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.streams = streams;
    }

    @Override
    public Class<SignatureVerifyRequest> requestType() {
        return SignatureVerifyRequest.class;
    }

    @Override
    public SignatureVerifyResponse handle(SignatureVerifyRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Optional<UniqueIdentifier> id =
                streams.key(part, request.uniqueIdentifier(), Operation.SIGNATURE_VERIFY, caller);
        StoredObject object = resolver.forUse(KeyUse.VERIFY, id, caller);
        if (request.digestedData().isPresent()) {
            SignatureScheme.requireAlone(part, request.data());
            Bytes digest = request.digestedData().get();
            SignatureScheme scheme = SignatureScheme.ofDigest(request.cryptographicParameters(), object, digest);
            ValidityIndicator validity = verify(object, scheme.parameters(), digest, request.signatureData());
            return answer(object, Optional.of(validity), Optional.empty());
        }
        Bytes data = part.data("SignatureVerify", request.data());
        SignatureScheme scheme = SignatureScheme.of(request.cryptographicParameters(), object);
        Streams.Owner owner = new Streams.Owner(caller, Operation.SIGNATURE_VERIFY, Optional.of(object.id()));
        return streams.part(
                part,
                owner,
                SignatureUnderWay.class,
                () -> new SignatureUnderWay(scheme, crypto, streams, caller),
                (stream, correlationValue) -> {
                    stream.add(data);
                    stream.claim(request.signatureData());
                    Optional<ValidityIndicator> validity = correlationValue.isPresent()
                            ? Optional.empty()
                            : Optional.of(verify(object, stream.parameters(), stream.input(), stream.claimed()));
                    return answer(object, validity, correlationValue);
                });
    }

    private ValidityIndicator verify(
            StoredObject object, CryptographicParameters parameters, Bytes input, Optional<Bytes> claimed) {
        Bytes signature = claimed.orElseThrow(
                () -> new KmipException(ResultReason.MISSING_DATA, "SignatureVerify needs SignatureData"));
        boolean valid = keys.use(object, key -> crypto.verify(key, parameters, input, signature));
        return valid ? ValidityIndicator.VALID : ValidityIndicator.INVALID;
    }

    private static SignatureVerifyResponse answer(
            StoredObject object, Optional<ValidityIndicator> validity, Optional<Bytes> correlationValue) {
        return new SignatureVerifyResponse(object.id(), validity, Optional.empty(), correlationValue);
    }
}
