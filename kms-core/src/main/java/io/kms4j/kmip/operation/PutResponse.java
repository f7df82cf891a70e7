package io.kms4j.kmip.operation;

/** The answer to Put: nothing but that it was done. */
public record PutResponse() implements ResponsePayload {}
