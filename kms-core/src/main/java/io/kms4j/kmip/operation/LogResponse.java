package io.kms4j.kmip.operation;

/** The answer to Log: nothing but that it was done. */
public record LogResponse() implements ResponsePayload {}
