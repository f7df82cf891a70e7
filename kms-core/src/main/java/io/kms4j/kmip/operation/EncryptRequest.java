package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Encrypts with a symmetric or public key (Encrypt). */
public record EncryptRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> ivCounterNonce,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator,
        Optional<Bytes> authenticatedEncryptionAdditionalData)
        implements ObjectRequest<EncryptResponse> {

    @Override
    public Operation operation() {
        return Operation.ENCRYPT;
    }

    @Override
    public EncryptRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new EncryptRequest(
                Optional.of(id),
                cryptographicParameters,
                data,
                ivCounterNonce,
                correlationValue,
                initIndicator,
                finalIndicator,
                authenticatedEncryptionAdditionalData);
    }
}
