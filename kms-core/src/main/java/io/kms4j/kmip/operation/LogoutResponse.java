package io.kms4j.kmip.operation;

/** The answer to Logout: nothing but that it was done. */
public record LogoutResponse() implements ResponsePayload {}
