package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.DatabaseHome;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.Protection;
import io.kms4j.core.internal.key.WrappingKeyId;
import io.kms4j.core.port.Crypto;
import io.kms4j.core.port.Splitting;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KeyBlock;
import io.kms4j.kmip.KeyMaterial;
import io.kms4j.kmip.KeyValue;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ManagedObject;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.KeyFormatType;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.enumeration.SecretDataType;
import io.kms4j.kmip.operation.JoinSplitKeyRequest;
import io.kms4j.kmip.operation.JoinSplitKeyResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Join Split Key: from enough parts that the caller may Get, an object that is as hard to get out as they are. */
public final class JoinSplitKeyHandler implements OperationHandler<JoinSplitKeyRequest, JoinSplitKeyResponse> {
    private static final int MOST_PARTS = 255;

    private final KeyResolver resolver;
    private final SecretReader secrets;
    private final Crypto crypto;
    private final ObjectReader reader;
    private final DatabaseHome database;

    public JoinSplitKeyHandler(
            KeyResolver resolver, SecretReader secrets, Crypto crypto, ObjectReader reader, DatabaseHome database) {
        this.resolver = resolver;
        this.secrets = secrets;
        this.crypto = crypto;
        this.reader = reader;
        this.database = database;
    }

    @Override
    public Class<JoinSplitKeyRequest> requestType() {
        return JoinSplitKeyRequest.class;
    }

    @Override
    public JoinSplitKeyResponse handle(JoinSplitKeyRequest request, UserId caller) {
        Attributes asked = request.attributes().orElse(Attributes.none());
        Optional<UniqueIdentifier> named = asked.get(Attribute.UNIQUE_IDENTIFIER);
        named.ifPresent(RegisterHandler::refuseHsm);
        resolver.authoriseCreate(named, caller);
        List<StoredObject> parts = parts(request.uniqueIdentifier(), caller);
        Attributes attributes = described(parts, asked);
        UniqueIdentifier id = named.orElseGet(DatabaseHome::freshId);
        Optional<Integer> lengthBytes = Optional.of(attributes)
                .filter(unused -> request.objectType() != ObjectType.PRIVATE_KEY)
                .flatMap(all -> all.get(Attribute.CRYPTOGRAPHIC_LENGTH))
                .map(bits -> bits / Byte.SIZE);
        try (SecretBytes secret = join(parts, lengthBytes, caller)) {
            ManagedObject object = object(request, attributes, secret);
            StoredObject made = reader.read(id, request.objectType(), attributes, object, Optional.empty(), caller);
            database.keep(made, Optional.empty());
        }
        return new JoinSplitKeyResponse(id);
    }

    private List<StoredObject> parts(List<UniqueIdentifier> ids, UserId caller) {
        if (ids.isEmpty() || ids.size() > MOST_PARTS) {
            throw new KmipException(ResultReason.INVALID_FIELD, "JoinSplitKey takes 1 to " + MOST_PARTS + " parts");
        }
        List<StoredObject> parts = new ArrayList<>();
        for (UniqueIdentifier id : ids) {
            StoredObject part = resolver.authorised(Operation.GET, Optional.of(id), caller);
            if (part.type() != ObjectType.SPLIT_KEY) {
                throw new KmipException(
                        ResultReason.INVALID_OBJECT_TYPE,
                        "'" + id + "' is a " + part.type().kmipName() + "; only parts of split keys are joined");
            }
            parts.add(part);
        }
        return parts;
    }

    /** What the key was, unless the request says otherwise; protected as its parts are. */
    private static Attributes described(List<StoredObject> parts, Attributes asked) {
        Attributes part = parts.get(0).attributes();
        Attributes like = Attributes.none()
                .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, part.get(Attribute.CRYPTOGRAPHIC_ALGORITHM))
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, part.get(Attribute.CRYPTOGRAPHIC_LENGTH))
                .with(Attribute.CRYPTOGRAPHIC_USAGE_MASK, part.get(Attribute.CRYPTOGRAPHIC_USAGE_MASK));
        return WrappingKeyId.inherited(Protection.inherited(like.overriddenBy(asked), parts), parts);
    }

    private SecretBytes join(List<StoredObject> parts, Optional<Integer> lengthBytes, UserId caller) {
        Splitting splitting = splitting(parts.get(0));
        Map<Integer, SecretBytes> values = new LinkedHashMap<>();
        try {
            for (StoredObject part : parts) {
                int number =
                        part.attributes().get(Attribute.KEY_PART_IDENTIFIER).orElseThrow();
                if (!splitting(part).equals(splitting) || values.containsKey(number)) {
                    throw new KmipException(
                            ResultReason.CRYPTOGRAPHIC_FAILURE, "the parts are not different parts of one key");
                }
                values.put(number, secrets.read(part, caller));
            }
            return crypto.join(splitting, values, lengthBytes);
        } finally {
            values.values().forEach(SecretBytes::close);
        }
    }

    private static Splitting splitting(StoredObject part) {
        Attributes attributes = part.attributes();
        return new Splitting(
                attributes.get(Attribute.SPLIT_KEY_METHOD).orElseThrow(),
                attributes.get(Attribute.SPLIT_KEY_PARTS).orElseThrow(),
                attributes.get(Attribute.SPLIT_KEY_THRESHOLD).orElseThrow(),
                attributes.get(Attribute.PRIME_FIELD_SIZE));
    }

    private static ManagedObject object(JoinSplitKeyRequest request, Attributes attributes, SecretBytes secret) {
        return switch (request.objectType()) {
            case SYMMETRIC_KEY -> new ManagedObject.SymmetricKey(block(KeyFormatType.RAW, attributes, secret));
            case PRIVATE_KEY -> new ManagedObject.PrivateKey(block(KeyFormatType.PKCS_8, attributes, secret));
            case SECRET_DATA ->
                new ManagedObject.SecretData(
                        request.secretDataType().orElse(SecretDataType.SEED),
                        block(KeyFormatType.RAW, attributes, secret));
            default ->
                throw new KmipException(
                        ResultReason.INVALID_FIELD,
                        "JoinSplitKey makes symmetric keys, private keys and secret data, no "
                                + request.objectType().kmipName());
        };
    }

    private static KeyBlock block(KeyFormatType format, Attributes attributes, SecretBytes secret) {
        return new KeyBlock(
                format,
                Optional.empty(),
                Optional.of(new KeyValue.Plain(new KeyMaterial.Encoded(secret), Attributes.none())),
                attributes.get(Attribute.CRYPTOGRAPHIC_ALGORITHM),
                Optional.empty(),
                Optional.empty());
    }
}
