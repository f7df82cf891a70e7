package io.kms4j.kmip.operation;

import io.kms4j.kmip.Ticket;

/** The answer to Delegated Login. */
public record DelegatedLoginResponse(Ticket ticket) implements ResponsePayload {}
