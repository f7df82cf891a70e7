package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.SignatureScheme;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.SignRequest;
import io.kms4j.kmip.operation.SignResponse;
import java.util.Optional;

/** Sign. */
public final class SignHandler implements OperationHandler<SignRequest, SignResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final UsageLimitCounter usageLimits;
    private final Streams streams;

    public SignHandler(
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
    public Class<SignRequest> requestType() {
        return SignRequest.class;
    }

    @Override
    public SignResponse handle(SignRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Optional<UniqueIdentifier> id = streams.key(part, request.uniqueIdentifier(), Operation.SIGN, caller);
        StoredObject object = resolver.forUse(KeyUse.SIGN, id, caller);
        if (request.digestedData().isPresent()) {
            SignatureScheme.requireAlone(part, request.data());
            return signDigest(request, object, request.digestedData().get());
        }
        Bytes data = part.data("Sign", request.data());
        SignatureScheme scheme = SignatureScheme.of(request.cryptographicParameters(), object);
        usageLimits.charge(object, data.length());
        Streams.Owner owner = new Streams.Owner(caller, Operation.SIGN, Optional.of(object.id()));
        return streams.part(
                part,
                owner,
                SignatureUnderWay.class,
                () -> new SignatureUnderWay(scheme, crypto, streams, caller),
                (stream, correlationValue) -> {
                    stream.add(data);
                    Optional<Bytes> signature = correlationValue.isPresent()
                            ? Optional.empty()
                            : Optional.of(sign(object, stream.parameters(), stream.input()));
                    return new SignResponse(object.id(), signature, correlationValue);
                });
    }

    private SignResponse signDigest(SignRequest request, StoredObject object, Bytes digest) {
        SignatureScheme scheme = SignatureScheme.ofDigest(request.cryptographicParameters(), object, digest);
        usageLimits.charge(object, digest.length());
        Bytes signature = sign(object, scheme.parameters(), digest);
        return new SignResponse(object.id(), Optional.of(signature), Optional.empty());
    }

    private Bytes sign(StoredObject object, CryptographicParameters parameters, Bytes input) {
        return keys.use(object, key -> crypto.sign(key, parameters, input));
    }
}
