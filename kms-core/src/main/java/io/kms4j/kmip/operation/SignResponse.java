package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;

/**
 * The answer to Sign.
 *
 * @param signatureData with the last part; for ECDSA in DER, as SEQUENCE of r and s
 */
public record SignResponse(
        UniqueIdentifier uniqueIdentifier, Optional<Bytes> signatureData, Optional<Bytes> correlationValue)
        implements ResponsePayload {}
