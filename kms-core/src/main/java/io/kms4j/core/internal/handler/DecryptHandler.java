package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHandle;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DecryptResponse;
import java.util.List;
import java.util.Optional;

/** Decrypt. Data in the bulk form is decrypted piece by piece; data that comes in parts, part by part. */
public final class DecryptHandler implements OperationHandler<DecryptRequest, DecryptResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final Streams streams;

    public DecryptHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto, Streams streams) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.streams = streams;
    }

    @Override
    public Class<DecryptRequest> requestType() {
        return DecryptRequest.class;
    }

    @Override
    public DecryptResponse handle(DecryptRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Optional<UniqueIdentifier> id = streams.key(part, request.uniqueIdentifier(), Operation.DECRYPT, caller);
        StoredObject object = resolver.forUse(KeyUse.DECRYPT, id, caller);
        Bytes data = part.data("Decrypt", request.data());
        CryptographicParameters parameters = Parameters.of(request.cryptographicParameters(), object);
        if (!part.isWhole()) {
            return decryptPart(request, part, object, parameters, data, caller);
        }
        Optional<List<Bytes>> bulk = BulkData.parse(data);
        Bytes clear = keys.use(
                object,
                key -> bulk.isPresent()
                        ? decryptAll(request, key, parameters, bulk.get())
                        : decryptOne(key, parameters, ciphertext(request, object, parameters, data), aad(request)));
        return new DecryptResponse(object.id(), Optional.of(clear), Optional.empty());
    }

    private Ciphertext ciphertext(
            DecryptRequest request, StoredObject object, CryptographicParameters parameters, Bytes data) {
        boolean needsIv = Parameters.isGcm(parameters, object);
        if (needsIv && request.ivCounterNonce().isEmpty()) {
            throw new KmipException(ResultReason.INVALID_MESSAGE, "missing-iv: Decrypt with GCM needs IVCounterNonce");
        }
        return new Ciphertext(
                data,
                request.ivCounterNonce().orElse(Bytes.empty()),
                request.authenticatedEncryptionTag().orElse(Bytes.empty()));
    }

    private DecryptResponse decryptPart(
            DecryptRequest request,
            StreamPart part,
            StoredObject object,
            CryptographicParameters parameters,
            Bytes data,
            UserId caller) {
        Streams.Owner owner = new Streams.Owner(caller, Operation.DECRYPT, Optional.of(object.id()));
        return keys.use(
                object,
                key -> streams.part(
                        part,
                        owner,
                        DecryptionUnderWay.class,
                        () -> start(request, object, key, parameters, caller),
                        (stream, correlationValue) -> {
                            Parameters.requireSame(stream.aad(), request.authenticatedEncryptionAdditionalData());
                            stream.remember(request.authenticatedEncryptionTag());
                            Bytes clear = stream.next(
                                    data,
                                    correlationValue.isEmpty(),
                                    (how, all, aad) -> crypto.decrypt(key, how, all, aad));
                            Optional<Bytes> answered = clear.length() == 0 ? Optional.empty() : Optional.of(clear);
                            return new DecryptResponse(object.id(), answered, correlationValue);
                        }));
    }

    private DecryptionUnderWay start(
            DecryptRequest request,
            StoredObject object,
            KeyHandle key,
            CryptographicParameters parameters,
            UserId caller) {
        Bytes iv = ciphertext(request, object, parameters, Bytes.empty()).iv();
        return new DecryptionUnderWay(
                parameters,
                Parameters.isGcm(parameters, object),
                iv,
                aad(request),
                crypto.decryptInParts(key, parameters, iv, aad(request)),
                streams.buffer(caller));
    }

    private Bytes decryptOne(KeyHandle key, CryptographicParameters parameters, Ciphertext ciphertext, Bytes aad) {
        try (SecretBytes clear = crypto.decrypt(key, parameters, ciphertext, aad)) {
            return clear.reveal();
        }
    }

    private Bytes decryptAll(
            DecryptRequest request, KeyHandle key, CryptographicParameters parameters, List<Bytes> pieces) {
        boolean symmetric = key instanceof KeyHandle.Software software
                ? software.key().algorithm() != CryptographicAlgorithm.RSA
                : ((KeyHandle.InHsm) key).key().algorithm() == CryptographicAlgorithm.AES;
        return BulkData.write(pieces.stream()
                .map(piece ->
                        symmetric ? BulkData.splitGcm(piece) : new Ciphertext(piece, Bytes.empty(), Bytes.empty()))
                .map(piece -> decryptOne(key, parameters, piece, aad(request)))
                .toList());
    }

    private static Bytes aad(DecryptRequest request) {
        return request.authenticatedEncryptionAdditionalData().orElse(Bytes.empty());
    }
}
