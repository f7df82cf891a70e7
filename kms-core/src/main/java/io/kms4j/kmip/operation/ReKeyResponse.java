package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Re-key: the new key. */
public record ReKeyResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
