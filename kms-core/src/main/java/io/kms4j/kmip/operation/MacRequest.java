package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Computes a message authentication code (MAC). */
public record MacRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator)
        implements ObjectRequest<MacResponse> {

    /** Asks for the MAC that the key is for. */
    public static MacRequest of(UniqueIdentifier key, Bytes data) {
        return new MacRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.of(data),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with these parameters. */
    public MacRequest with(CryptographicParameters parameters) {
        return new MacRequest(
                uniqueIdentifier, Optional.of(parameters), data, correlationValue, initIndicator, finalIndicator);
    }

    @Override
    public Operation operation() {
        return Operation.MAC;
    }

    @Override
    public MacRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new MacRequest(
                Optional.of(id), cryptographicParameters, data, correlationValue, initIndicator, finalIndicator);
    }
}
