package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Register. */
public record RegisterResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
