package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.Operation;

/**
 * Asks for random bytes (RNG Retrieve).
 *
 * @param dataLength how many bytes
 */
public record RngRetrieveRequest(int dataLength) implements RequestPayload<RngRetrieveResponse> {
    @Override
    public Operation operation() {
        return Operation.RNG_RETRIEVE;
    }
}
