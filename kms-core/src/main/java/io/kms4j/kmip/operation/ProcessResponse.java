package io.kms4j.kmip.operation;

/** The answer to Process: nothing but that it was done. */
public record ProcessResponse() implements ResponsePayload {}
