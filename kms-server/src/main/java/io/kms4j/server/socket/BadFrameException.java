package io.kms4j.server.socket;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.ResultReason;

/** A message that is not read to its end. What follows it cannot be found, so the connection ends with the answer. */
final class BadFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ResultReason reason;
    private final transient Bytes beginning;

    /**
     * A refusal that may be told to the client.
     *
     * @param beginning as much as has come, to find the version to answer in
     */
    BadFrameException(ResultReason reason, String message, Bytes beginning) {
        super(message);
        this.reason = reason;
        this.beginning = beginning;
    }

    ResultReason reason() {
        return reason;
    }

    Bytes beginning() {
        return beginning;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
