package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.ResultReason;

/**
 * A failure that the caller may know: a reason of the standard and a sentence for the person at the terminal. It holds no
 * secret. The reason is the most precise one of KMIP 2.1; what an earlier version is told follows from one table
 * ({@code ResultReasons}). Any other exception is a defect of ours and is answered as General Failure.
 */
public class KmipException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ResultReason reason;

    public KmipException(ResultReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public KmipException(ResultReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public ResultReason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
