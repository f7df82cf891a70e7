package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Re-key Key Pair: the new pair. */
public record ReKeyKeyPairResponse(
        UniqueIdentifier privateKeyUniqueIdentifier, UniqueIdentifier publicKeyUniqueIdentifier)
        implements ResponsePayload {}
