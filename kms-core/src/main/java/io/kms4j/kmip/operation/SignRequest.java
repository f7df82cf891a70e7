package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Signs with a private key (Sign): data, or a digest that the client made of it.
 *
 * @param digestedData instead of data (KMIP 1.4 and later)
 */
public record SignRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> digestedData,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator)
        implements ObjectRequest<SignResponse> {

    /**
     * Asks to sign with the parameters of the key, or the server's defaults: RSA PKCS#1 v1.5 with SHA-256, ECDSA with the
     * SHA-2 hash of the curve's length.
     */
    public static SignRequest of(UniqueIdentifier key, Bytes data) {
        return new SignRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.of(data),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Asks to sign a digest. */
    public static SignRequest ofDigest(UniqueIdentifier key, Bytes digest) {
        return new SignRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.empty(),
                Optional.of(digest),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with these parameters. */
    public SignRequest with(CryptographicParameters parameters) {
        return new SignRequest(
                uniqueIdentifier,
                Optional.of(parameters),
                data,
                digestedData,
                correlationValue,
                initIndicator,
                finalIndicator);
    }

    @Override
    public Operation operation() {
        return Operation.SIGN;
    }

    @Override
    public SignRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new SignRequest(
                Optional.of(id),
                cryptographicParameters,
                data,
                digestedData,
                correlationValue,
                initIndicator,
                finalIndicator);
    }
}
