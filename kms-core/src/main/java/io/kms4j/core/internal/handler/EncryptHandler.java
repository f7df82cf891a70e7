package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyHandle;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.KeyUse;
import io.kms4j.core.internal.key.ReadyKeys;
import io.kms4j.core.internal.key.RoutingCrypto;
import io.kms4j.core.internal.key.UsageLimitCounter;
import io.kms4j.core.internal.stream.StreamPart;
import io.kms4j.core.internal.stream.Streams;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.operation.EncryptRequest;
import io.kms4j.kmip.operation.EncryptResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Encrypt. Data in the bulk form is encrypted piece by piece; data that comes in parts, part by part. */
public final class EncryptHandler implements OperationHandler<EncryptRequest, EncryptResponse> {
    private static final Set<CryptographicAlgorithm> ENCAPSULATING = Set.of(
            CryptographicAlgorithm.ML_KEM_512, CryptographicAlgorithm.ML_KEM_768, CryptographicAlgorithm.ML_KEM_1024);

    private final KeyResolver resolver;
    private final ReadyKeys keys;
    private final RoutingCrypto crypto;
    private final IvGuard ivGuard;
    private final UsageLimitCounter usageLimits;
    private final Streams streams;

    public EncryptHandler(
            KeyResolver resolver,
            ReadyKeys keys,
            RoutingCrypto crypto,
            IvGuard ivGuard,
            UsageLimitCounter usageLimits,
            Streams streams) {
        this.resolver = resolver;
        this.keys = keys;
        this.crypto = crypto;
        this.ivGuard = ivGuard;
        this.usageLimits = usageLimits;
        this.streams = streams;
    }

    @Override
    public Class<EncryptRequest> requestType() {
        return EncryptRequest.class;
    }

    @Override
    public EncryptResponse handle(EncryptRequest request, UserId caller) {
        StreamPart part = StreamPart.of(request.initIndicator(), request.finalIndicator(), request.correlationValue());
        Optional<UniqueIdentifier> id = streams.key(part, request.uniqueIdentifier(), Operation.ENCRYPT, caller);
        StoredObject object = resolver.forUse(KeyUse.ENCRYPT, id, caller);
        Bytes data = part.isWhole() ? data(request, object) : part.data("Encrypt", request.data());
        CryptographicParameters parameters = Parameters.of(request.cryptographicParameters(), object);
        usageLimits.charge(object, data.length());
        if (!part.isWhole()) {
            return encryptPart(request, part, object, parameters, data, caller);
        }
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
        ivGuard.check(object, parameters, request.ivCounterNonce(), data, aad(request));
        Ciphertext ciphertext = crypto.encrypt(key, parameters, data, request.ivCounterNonce(), aad(request));
        // An IV that the client brought is not sent back.
        Optional<Bytes> iv = request.ivCounterNonce().isPresent() ? Optional.empty() : present(ciphertext.iv());
        return new EncryptResponse(
                object.id(), Optional.of(ciphertext.data()), iv, Optional.empty(), present(ciphertext.tag()));
    }

    private EncryptResponse encryptPart(
            EncryptRequest request,
            StreamPart part,
            StoredObject object,
            CryptographicParameters parameters,
            Bytes data,
            UserId caller) {
        Streams.Owner owner = new Streams.Owner(caller, Operation.ENCRYPT, Optional.of(object.id()));
        return keys.use(
                object,
                key -> streams.part(
                        part,
                        owner,
                        EncryptionUnderWay.class,
                        () -> start(request, object, key, parameters, caller),
                        (stream, correlationValue) -> {
                            Parameters.requireSame(stream.aad(), request.authenticatedEncryptionAdditionalData());
                            Ciphertext next = stream.next(
                                    data,
                                    correlationValue.isEmpty(),
                                    (how, all, iv, aad) -> crypto.encrypt(key, how, all, iv, aad));
                            return answer(object, next, correlationValue);
                        }));
    }

    private EncryptionUnderWay start(
            EncryptRequest request,
            StoredObject object,
            KeyHandle key,
            CryptographicParameters parameters,
            UserId caller) {
        Optional<Bytes> iv = request.ivCounterNonce();
        ivGuard.checkUnseen(object, parameters, iv);
        return new EncryptionUnderWay(
                parameters,
                iv,
                aad(request),
                crypto.encryptInParts(key, parameters, iv, aad(request)),
                streams.buffer(caller));
    }

    /** Data is left out where there is none, but not before a tag, which older clients take from its end. */
    private static EncryptResponse answer(StoredObject object, Ciphertext part, Optional<Bytes> correlationValue) {
        Optional<Bytes> tag = present(part.tag());
        Optional<Bytes> data = tag.isPresent() ? Optional.of(part.data()) : present(part.data());
        return new EncryptResponse(object.id(), data, present(part.iv()), correlationValue, tag);
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
