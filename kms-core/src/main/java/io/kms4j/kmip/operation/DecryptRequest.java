package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Decrypts with a symmetric or private key (Decrypt). */
public record DecryptRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> ivCounterNonce,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator,
        Optional<Bytes> authenticatedEncryptionAdditionalData,
        Optional<Bytes> authenticatedEncryptionTag)
        implements ObjectRequest<DecryptResponse> {

    @Override
    public Operation operation() {
        return Operation.DECRYPT;
    }

    @Override
    public DecryptRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new DecryptRequest(
                Optional.of(id),
                cryptographicParameters,
                data,
                ivCounterNonce,
                correlationValue,
                initIndicator,
                finalIndicator,
                authenticatedEncryptionAdditionalData,
                authenticatedEncryptionTag);
    }
}
