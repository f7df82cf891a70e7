package io.kms4j.kmip.operation;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.CancellationResult;

/** The answer to Cancel. */
public record CancelResponse(Bytes asynchronousCorrelationValue, CancellationResult cancellationResult)
        implements ResponsePayload {}
