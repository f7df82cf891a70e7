package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/** A request for an operation that does not exist or is not built. OPERATION_NOT_SUPPORTED; HTTP answers 404. */
public final class UnknownOperationException extends KmipException {
    private static final long serialVersionUID = 1L;

    public UnknownOperationException(String operation) {
        super(ResultReason.OPERATION_NOT_SUPPORTED, "Route not supported: Operation: " + operation);
    }
}
