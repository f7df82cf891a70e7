package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHandle;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.DecryptRequest;
import io.kms4j.kmip.operation.DecryptResponse;
import java.util.List;
import java.util.Optional;

/** Decrypt. Data in the bulk form is decrypted piece by piece. */
public final class DecryptHandler implements OperationHandler<DecryptRequest, DecryptResponse> {
    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;

    public DecryptHandler(KeyResolver resolver, ReadyKeys keys, RoutingCrypto crypto) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
    }

    @Override
    public Class<DecryptRequest> requestType() {
        return DecryptRequest.class;
    }

    @Override
    public DecryptResponse handle(DecryptRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        StoredObject object = resolver.forUse(KeyUse.DECRYPT, request.uniqueIdentifier(), caller);
        Bytes data =
                request.data().orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "Decrypt needs Data"));
        CryptographicParameters parameters = Parameters.of(request.cryptographicParameters(), object);
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
