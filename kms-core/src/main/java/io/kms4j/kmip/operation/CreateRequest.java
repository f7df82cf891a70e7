package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.time.Instant;
import java.util.Optional;

/** Makes a symmetric key or secret data (Create). */
public record CreateRequest(
        ObjectType objectType, Attributes attributes, Optional<ProtectionStorageMasks> protectionStorageMasks)
        implements RequestPayload<CreateResponse> {

    /** Asks for an AES key that is active at once; {@code lengthBits} is 128, 192 or 256. */
    public static CreateRequest aes(int lengthBits) {
        Attributes attributes = Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, lengthBits)
                .with(Attribute.ACTIVATION_DATE, Instant.EPOCH);
        return new CreateRequest(ObjectType.SYMMETRIC_KEY, attributes, Optional.empty());
    }

    /** The same request with one attribute more. */
    public <T> CreateRequest with(Attribute<T> attribute, T value) {
        return new CreateRequest(objectType, attributes.with(attribute, value), protectionStorageMasks);
    }

    /** The same request for a key of this identifier. */
    public CreateRequest named(String identifier) {
        return with(Attribute.UNIQUE_IDENTIFIER, new UniqueIdentifier(identifier));
    }

    /** The same request for a key that is stored wrapped by another. */
    public CreateRequest wrappedBy(UniqueIdentifier wrappingKey) {
        VendorAttribute attribute = VendorAttribute.text("cosmian", "wrapping_key_id", wrappingKey.value());
        return new CreateRequest(objectType, attributes.withVendor(attribute), protectionStorageMasks);
    }

    @Override
    public Operation operation() {
        return Operation.CREATE;
    }
}
