package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Join Split Key: the joined object. */
public record JoinSplitKeyResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
