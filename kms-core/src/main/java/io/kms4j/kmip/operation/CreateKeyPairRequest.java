package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicDomainParameters;
import io.kms4j.kmip.ProtectionStorageMasks;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.RecommendedCurve;
import java.time.Instant;
import java.util.Optional;

/** Makes a private and a public key (Create Key Pair). */
public record CreateKeyPairRequest(
        Optional<Attributes> commonAttributes,
        Optional<Attributes> privateKeyAttributes,
        Optional<Attributes> publicKeyAttributes,
        Optional<ProtectionStorageMasks> commonProtectionStorageMasks,
        Optional<ProtectionStorageMasks> privateProtectionStorageMasks,
        Optional<ProtectionStorageMasks> publicProtectionStorageMasks)
        implements RequestPayload<CreateKeyPairResponse> {

    /** Asks for an RSA key pair that is active at once; {@code lengthBits} is 2048, 3072 or 4096. */
    public static CreateKeyPairRequest rsa(int lengthBits) {
        return of(Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.RSA)
                .with(Attribute.CRYPTOGRAPHIC_LENGTH, lengthBits));
    }

    /** Asks for an elliptic curve key pair that is active at once. */
    public static CreateKeyPairRequest ec(RecommendedCurve curve) {
        return of(Attributes.of(Attribute.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.EC)
                .with(
                        Attribute.CRYPTOGRAPHIC_DOMAIN_PARAMETERS,
                        new CryptographicDomainParameters(Optional.empty(), Optional.of(curve))));
    }

    private static CreateKeyPairRequest of(Attributes common) {
        return new CreateKeyPairRequest(
                Optional.of(common.with(Attribute.ACTIVATION_DATE, Instant.EPOCH)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with an attribute more on the private half. */
    public <T> CreateKeyPairRequest withPrivate(Attribute<T> attribute, T value) {
        Attributes changed = privateKeyAttributes.orElse(Attributes.none()).with(attribute, value);
        return new CreateKeyPairRequest(
                commonAttributes,
                Optional.of(changed),
                publicKeyAttributes,
                commonProtectionStorageMasks,
                privateProtectionStorageMasks,
                publicProtectionStorageMasks);
    }

    /** The same request for a pair whose private half has this identifier. */
    public CreateKeyPairRequest named(String identifier) {
        return withPrivate(Attribute.UNIQUE_IDENTIFIER, new UniqueIdentifier(identifier));
    }

    /** The same request for a pair whose halves are stored wrapped by another key. */
    public CreateKeyPairRequest wrappedBy(UniqueIdentifier wrappingKey) {
        VendorAttribute attribute = VendorAttribute.text("cosmian", "wrapping_key_id", wrappingKey.value());
        return new CreateKeyPairRequest(
                Optional.of(commonAttributes.orElse(Attributes.none()).withVendor(attribute)),
                privateKeyAttributes,
                publicKeyAttributes,
                commonProtectionStorageMasks,
                privateProtectionStorageMasks,
                publicProtectionStorageMasks);
    }

    @Override
    public Operation operation() {
        return Operation.CREATE_KEY_PAIR;
    }
}
