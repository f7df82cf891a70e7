package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHandle;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Encrypt. Data in the bulk form is encrypted piece by piece. */
public final class EncryptHandler implements OperationHandler<EncryptRequest, EncryptResponse> {
    private static final Set<CryptographicAlgorithm> ENCAPSULATING = Set.of(
            CryptographicAlgorithm.ML_KEM_512, CryptographicAlgorithm.ML_KEM_768, CryptographicAlgorithm.ML_KEM_1024);

    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final IvGuard ivGuard;
    private final UsageLimitCounter usageLimits;

    public EncryptHandler(
            KeyResolver resolver,
            ReadyKeys keys,
            RoutingCrypto crypto,
            IvGuard ivGuard,
            UsageLimitCounter usageLimits) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.ivGuard = ivGuard;
        this.usageLimits = usageLimits;
    }

    @Override
    public Class<EncryptRequest> requestType() {
        return EncryptRequest.class;
    }

    @Override
    public EncryptResponse handle(EncryptRequest request, UserId caller) {
        Streaming.refuse(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        StoredObject object = resolver.forUse(KeyUse.ENCRYPT, request.uniqueIdentifier(), caller);
        Bytes data = data(request, object);
        CryptographicParameters parameters = Parameters.of(request.cryptographicParameters(), object);
        usageLimits.charge(object, data.length());
        Optional<List<Bytes>> bulk = BulkData.parse(data);
        return keys.use(
                object,
                key -> bulk.isPresent()
                        ? encryptAll(request, object, key, parameters, bulk.get())
                        : encryptOne(request, object, key, parameters, data));
    }

    /** A key that encapsulates makes its own data. */
    private static Bytes data(EncryptRequest request, StoredObject object) {
        boolean encapsulates = object.attributes()
                .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                .filter(ENCAPSULATING::contains)
                .isPresent();
        Optional<Bytes> none = encapsulates ? Optional.of(Bytes.empty()) : Optional.empty();
        return request.data()
                .or(() -> none)
                .orElseThrow(() -> new KmipException(ResultReason.MISSING_DATA, "Encrypt needs Data"));
    }

    private EncryptResponse encryptOne(
            EncryptRequest request,
            StoredObject object,
            KeyHandle key,
            CryptographicParameters parameters,
            Bytes data) {
        ivGuard.check(object.id(), parameters, request.ivCounterNonce(), data, aad(request));
        Ciphertext ciphertext = crypto.encrypt(key, parameters, data, request.ivCounterNonce(), aad(request));
        // An IV that the client brought is not sent back.
        Optional<Bytes> iv = request.ivCounterNonce().isPresent() ? Optional.empty() : present(ciphertext.iv());
        return new EncryptResponse(
                object.id(), Optional.of(ciphertext.data()), iv, Optional.empty(), present(ciphertext.tag()));
    }

    private EncryptResponse encryptAll(
            EncryptRequest request,
            StoredObject object,
            KeyHandle key,
            CryptographicParameters parameters,
            List<Bytes> pieces) {
        if (request.ivCounterNonce().isPresent()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "bulk data needs an IV per piece; leave IVCounterNonce out");
        }
        List<Bytes> encrypted = pieces.stream()
                .map(piece -> crypto.encrypt(key, parameters, piece, Optional.empty(), aad(request)))
                .map(piece -> Bytes.concat(piece.iv(), piece.data(), piece.tag()))
                .toList();
        return new EncryptResponse(
                object.id(),
                Optional.of(BulkData.write(encrypted)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Bytes aad(EncryptRequest request) {
        return request.authenticatedEncryptionAdditionalData().orElse(Bytes.empty());
    }

    private static Optional<Bytes> present(Bytes bytes) {
        return bytes.length() == 0 ? Optional.empty() : Optional.of(bytes);
    }
}
