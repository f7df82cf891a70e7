package io.kms4j.kmip.operation;

import io.kms4j.kmip.UniqueIdentifier;

/** The answer to Certify: the certificate. */
public record CertifyResponse(UniqueIdentifier uniqueIdentifier) implements ResponsePayload {}
