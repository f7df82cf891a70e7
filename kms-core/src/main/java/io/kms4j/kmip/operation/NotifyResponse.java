package io.kms4j.kmip.operation;

/** The answer to Notify: nothing but that it was heard. */
public record NotifyResponse() implements ResponsePayload {}
