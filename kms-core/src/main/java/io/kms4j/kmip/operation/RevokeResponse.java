package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Revoke. */
public record RevokeResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
