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

    /** Asks to encrypt with the server's defaults for the key: AES-GCM, or RSA-OAEP with SHA-256. */
    public static EncryptRequest of(UniqueIdentifier key, Bytes data) {
        return new EncryptRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.of(data),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with these parameters. */
    public EncryptRequest with(CryptographicParameters parameters) {
        return new EncryptRequest(
                uniqueIdentifier,
                Optional.of(parameters),
                data,
                ivCounterNonce,
                correlationValue,
                initIndicator,
                finalIndicator,
                authenticatedEncryptionAdditionalData);
    }

    /** The same request, with data that is authenticated but not encrypted. */
    public EncryptRequest withAad(Bytes aad) {
        return new EncryptRequest(
                uniqueIdentifier,
                cryptographicParameters,
                data,
                ivCounterNonce,
                correlationValue,
                initIndicator,
                finalIndicator,
                Optional.of(aad));
    }

    /** The same request with an IV of the client. */
    public EncryptRequest withIv(Bytes iv) {
        return new EncryptRequest(
                uniqueIdentifier,
                cryptographicParameters,
                data,
                Optional.of(iv),
                correlationValue,
                initIndicator,
                finalIndicator,
                authenticatedEncryptionAdditionalData);
    }

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
