package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.enumeration.HashingAlgorithm;
import io.kms4j.kmip.enumeration.Operation;
import java.util.Optional;

/**
 * Hashes data (Hash).
 *
 * @param cryptographicParameters must name the hashing algorithm
 */
public record HashRequest(
        CryptographicParameters cryptographicParameters,
        Optional<Bytes> data,
        Optional<Bytes> correlationValue,
        Optional<Boolean> initIndicator,
        Optional<Boolean> finalIndicator)
        implements RequestPayload<HashResponse> {

    /** Asks for the hash of all of the data. */
    public static HashRequest of(HashingAlgorithm algorithm, Bytes data) {
        return new HashRequest(
                CryptographicParameters.builder().hashingAlgorithm(algorithm).build(),
                Optional.of(data),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Operation operation() {
        return Operation.HASH;
    }
}
