package io.kms4j.kmip.operation;

import io.kms4j.kmip.enumeration.InteropFunction;
import io.kms4j.kmip.enumeration.Operation;

/** Marks the beginning or the end of a test (Interop). */
public record InteropRequest(InteropFunction interopFunction, String interopIdentifier)
        implements RequestPayload<InteropResponse> {

    @Override
    public Operation operation() {
        return Operation.INTEROP;
    }
}
