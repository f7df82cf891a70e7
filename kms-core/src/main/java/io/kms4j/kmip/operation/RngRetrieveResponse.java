package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;

/** The answer to RNGRetrieve. */
public record RngRetrieveResponse(Bytes data) implements ResponsePayload {}
