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

    /** Asks to decrypt what Encrypt gave, with the server's defaults. */
    public static DecryptRequest of(UniqueIdentifier key, EncryptResponse encrypted) {
        return new DecryptRequest(
                Optional.of(key),
                Optional.empty(),
                encrypted.data(),
                encrypted.ivCounterNonce(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                encrypted.authenticatedEncryptionTag());
    }

    /** The same request with these parameters. */
    public DecryptRequest with(CryptographicParameters parameters) {
        return new DecryptRequest(
                uniqueIdentifier,
                Optional.of(parameters),
                data,
                ivCounterNonce,
                correlationValue,
                initIndicator,
                finalIndicator,
                authenticatedEncryptionAdditionalData,
                authenticatedEncryptionTag);
    }

    /** The same request, with the data that was authenticated but not encrypted. */
    public DecryptRequest withAad(Bytes aad) {
        return new DecryptRequest(
                uniqueIdentifier,
                cryptographicParameters,
                data,
                ivCounterNonce,
                correlationValue,
                initIndicator,
                finalIndicator,
                Optional.of(aad),
                authenticatedEncryptionTag);
    }

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
