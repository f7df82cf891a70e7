package io.kms4j.core;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/**
 * Something the KMS depends on, the database or an HSM, does not answer now; trying again later may succeed. Thrown by
 * adapters. HTTP answers 503.
 */
public final class UnavailableException extends KmipException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String message, Throwable cause) {
        super(ResultReason.GENERAL_FAILURE, message, cause);
    }

    public UnavailableException(String message) {
        super(ResultReason.GENERAL_FAILURE, message);
    }
}
