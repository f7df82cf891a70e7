package io.kms4j.kmip.operation;

/** The answer to Ping: nothing but that it is there. */
public record PingResponse() implements ResponsePayload {}
