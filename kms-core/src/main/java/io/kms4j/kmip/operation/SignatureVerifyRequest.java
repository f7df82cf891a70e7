package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Checks a signature with a public key (Signature Verify).
 *
 * @param digestedData a digest of the data, instead of it (KMIP 1.4 and later)
 */
public record SignatureVerifyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> digestedData,
        Optional<Bytes> signatureData,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator)
        implements ObjectRequest<SignatureVerifyResponse> {

    /** Asks whether {@code signature} is one of {@code data}, with defaults as for {@link SignRequest#of}. */
    public static SignatureVerifyRequest of(UniqueIdentifier key, Bytes data, Bytes signature) {
        return new SignatureVerifyRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.of(data),
                Optional.empty(),
                Optional.of(signature),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Asks whether {@code signature} is one of the data with this digest. */
    public static SignatureVerifyRequest ofDigest(UniqueIdentifier key, Bytes digest, Bytes signature) {
        return new SignatureVerifyRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.empty(),
                Optional.of(digest),
                Optional.of(signature),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with these parameters. */
    public SignatureVerifyRequest with(CryptographicParameters parameters) {
        return new SignatureVerifyRequest(
                uniqueIdentifier,
                Optional.of(parameters),
                data,
                digestedData,
                signatureData,
                correlationValue,
                initIndicator,
                finalIndicator);
    }

    @Override
    public Operation operation() {
        return Operation.SIGNATURE_VERIFY;
    }

    @Override
    public SignatureVerifyRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new SignatureVerifyRequest(
                Optional.of(id),
                cryptographicParameters,
                data,
                digestedData,
                signatureData,
                correlationValue,
                initIndicator,
                finalIndicator);
    }
}
