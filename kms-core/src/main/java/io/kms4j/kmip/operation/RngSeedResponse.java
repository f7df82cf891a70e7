package io.kms4j.kmip.operation;

/**
 * The answer to RNGSeed.
 *
 * @param dataLength how many bytes of the seed were used
 */
public record RngSeedResponse(int dataLength) implements ResponsePayload {}
