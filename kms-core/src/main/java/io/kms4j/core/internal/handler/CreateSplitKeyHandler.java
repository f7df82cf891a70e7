package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.NewObjects;
import io.kms4j.core.internal.key.Protection;
import io.kms4j.core.internal.key.WrappingKeyId;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.Splitting;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SplitKeyMethod;
import io.kms4j.kmip.operation.CreateSplitKeyRequest;
import io.kms4j.kmip.operation.CreateSplitKeyResponse;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Create Split Key. To split a key is to read it: it needs the right to Get, and the parts are as hard to get out as the key.
 * A Name that is asked for goes to the first part, since names are unique.
 */
public final class CreateSplitKeyHandler implements OperationHandler<CreateSplitKeyRequest, CreateSplitKeyResponse> {
    /** What the parts have from the key, whatever the request says. */
    private static final Set<Attribute<?>> OF_THE_KEY = Set.of(
            Attribute.CRYPTOGRAPHIC_ALGORITHM,
            Attribute.CRYPTOGRAPHIC_LENGTH,
            Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
            Attribute.CRYPTOGRAPHIC_USAGE_MASK);

    private final KeyResolver resolver;
    private final SecretReader secrets;
    private final Crypto crypto;
    private final DatabaseHome database;

    public CreateSplitKeyHandler(KeyResolver resolver, SecretReader secrets, Crypto crypto, DatabaseHome database) {
        this.resolver = resolver;
        this.secrets = secrets;
        this.crypto = crypto;
        this.database = database;
    }

    @Override
    public Class<CreateSplitKeyRequest> requestType() {
        return CreateSplitKeyRequest.class;
    }

    @Override
    public CreateSplitKeyResponse handle(CreateSplitKeyRequest request, UserId caller) {
        if (request.objectType() != ObjectType.SPLIT_KEY) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "CreateSplitKey makes split keys, no "
                            + request.objectType().kmipName());
        }
        if (request.attributes().has(Attribute.UNIQUE_IDENTIFIER)) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD, "the parts of a key get their identifiers by themselves");
        }
        resolver.authoriseCreate(Optional.empty(), caller);
        if (request.uniqueIdentifier().isEmpty()) {
            return splitNew(request, caller);
        }
        StoredObject key = resolver.authorised(Operation.GET, request.uniqueIdentifier(), caller);
        Attributes attributes = WrappingKeyId.inherited(
                        Protection.inherited(request.attributes(), List.of(key)), List.of(key))
                .overriddenBy(key.attributes().only(OF_THE_KEY::contains));
        try (SecretBytes secret = secrets.read(key, caller)) {
            return split(request, attributes, secret, caller);
        }
    }

    /** A new symmetric key, which exists in parts only. */
    private CreateSplitKeyResponse splitNew(CreateSplitKeyRequest request, UserId caller) {
        CryptographicAlgorithm algorithm = request.attributes()
                .get(Attribute.CRYPTOGRAPHIC_ALGORITHM)
                .orElseThrow(() -> new KmipException(ResultReason.INVALID_FIELD, "CryptographicAlgorithm is missing"));
        int lengthBits = request.attributes()
                .get(Attribute.CRYPTOGRAPHIC_LENGTH)
                .orElseThrow(() -> new KmipException(ResultReason.INVALID_FIELD, "CryptographicLength is missing"));
        try (SecretBytes secret = crypto.generateSymmetric(algorithm, lengthBits)) {
            return split(request, request.attributes(), secret, caller);
        }
    }

    private CreateSplitKeyResponse split(
            CreateSplitKeyRequest request, Attributes attributes, SecretBytes secret, UserId caller) {
        Splitting splitting = splitting(request, secret.length());
        List<SecretBytes> parts = crypto.split(splitting, secret);
        try {
            List<StoredObject> stored = new ArrayList<>();
            for (SecretBytes part : parts) {
                int number = stored.size() + 1;
                Attributes own = (number == 1 ? attributes : attributes.without(Attribute.NAME))
                        .overriddenBy(describing(splitting, number));
                NewObjects.Content content = new NewObjects.Content(KeyFormatType.RAW, KeyFormatType.RAW, part, true);
                stored.add(database.stored(DatabaseHome.freshId(), ObjectType.SPLIT_KEY, caller, own, content));
            }
            database.keepAll(stored, List.of());
            return new CreateSplitKeyResponse(
                    stored.stream().map(StoredObject::id).toList());
        } finally {
            parts.forEach(SecretBytes::close);
        }
    }

    private Splitting splitting(CreateSplitKeyRequest request, int lengthBytes) {
        boolean modulo = request.splitKeyMethod() == SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD;
        Optional<BigInteger> prime = modulo
                ? request.primeFieldSize().or(() -> Optional.of(crypto.primeFor(lengthBytes)))
                : Optional.empty();
        return new Splitting(request.splitKeyMethod(), request.splitKeyParts(), request.splitKeyThreshold(), prime);
    }

    private static Attributes describing(Splitting splitting, int number) {
        return Attributes.of(Attribute.SPLIT_KEY_PARTS, splitting.parts())
                .with(Attribute.KEY_PART_IDENTIFIER, number)
                .with(Attribute.SPLIT_KEY_THRESHOLD, splitting.threshold())
                .with(Attribute.SPLIT_KEY_METHOD, splitting.method())
                .with(Attribute.PRIME_FIELD_SIZE, splitting.primeFieldSize());
    }
}
