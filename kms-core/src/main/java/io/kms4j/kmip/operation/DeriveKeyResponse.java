package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Derive Key. */
public record DeriveKeyResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
