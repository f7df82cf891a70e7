package io.kms4j.kmip.operation;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.DerivationParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.DerivationMethod;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import java.util.List;

/**
 * Derives a symmetric key or secret data from others (Derive Key).
 *
 * @param uniqueIdentifier the derivation key, for some methods with secret data in place of Derivation Data, or with the
 *     public key to agree with
 * @param attributes of the new object; Cryptographic Length is required, for a symmetric key the algorithm too
 */
public record DeriveKeyRequest(
        ObjectType objectType,
        List<UniqueIdentifier> uniqueIdentifier,
        DerivationMethod derivationMethod,
        DerivationParameters derivationParameters,
        Attributes attributes)
        implements RequestPayload<DeriveKeyResponse> {
    @Override
    public Operation operation() {
        return Operation.DERIVE_KEY;
    }
}
