package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Re-certify: the new certificate. */
public record ReCertifyResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
