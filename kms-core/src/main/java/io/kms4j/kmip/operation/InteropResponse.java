package io.kms4j.kmip.operation;

/** The answer to Interop: nothing. */
public record InteropResponse() implements ResponsePayload {}
