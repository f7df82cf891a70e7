package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/** Checks a message authentication code (MAC Verify). */
public record MacVerifyRequest(
        Optional<UniqueIdentifier> uniqueIdentifier,
        Optional<CryptographicParameters> cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> macData,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator)
        implements ObjectRequest<MacVerifyResponse> {

    /** Asks whether {@code macData} is the MAC that the key is for. */
    public static MacVerifyRequest of(UniqueIdentifier key, Bytes data, Bytes macData) {
        return new MacVerifyRequest(
                Optional.of(key),
                Optional.empty(),
                Optional.of(data),
                Optional.of(macData),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.MAC_VERIFY;
    }

    @Override
    public MacVerifyRequest withUniqueIdentifier(UniqueIdentifier id) {
        return new MacVerifyRequest(
                Optional.of(id),
                cryptographicParameters,
                data,
                macData,
                correlationValue,
                initIndicator,
                finalIndicator);
    }
}
