package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to CreateKeyPair. */
public record CreateKeyPairResponse(
        UniqueIdentifier privateKeyUniqueIdentifier, UniqueIdentifier publicKeyUniqueIdentifier)
        implements ResponsePayload {}
