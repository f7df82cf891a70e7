package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.Operation;

/** Adds to the state of the server's random number generator (RNG Seed). */
public record RngSeedRequest(Bytes data) implements RequestPayload<RngSeedResponse> {
    @Override
    public Operation operation() {
        return Operation.RNG_SEED;
    }
}
