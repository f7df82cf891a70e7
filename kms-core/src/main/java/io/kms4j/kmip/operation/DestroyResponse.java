package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Destroy. */
public record DestroyResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
