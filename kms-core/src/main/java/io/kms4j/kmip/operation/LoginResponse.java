package io.kms4j.kmip.operation;

import io.kms4j.kmip.Ticket;

/** The answer to Login. */
public record LoginResponse(Ticket ticket) implements ResponsePayload {}
