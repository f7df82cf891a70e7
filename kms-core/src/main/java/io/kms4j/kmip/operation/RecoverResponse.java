package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Recover. */
public record RecoverResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
