package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Archive. */
public record ArchiveResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
