package io.kms4j.client;

import io.kms4j.kmip.Enumerations;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call that failed, with a sentence for the person at the terminal. It holds no secret of this side; the server's text is
 * cleaned of control characters and shortened.
 */
public class KmsClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String text;

    /** The server answered something other than success. */
    KmsClientException(String path, int status, String text) {
        super(path + ": " + text);
        this.status = status;
        this.text = text;
    }

    /** There was no answer, or none that can be read. */
    KmsClientException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.status = 0;
        this.text = sentence;
    }

    /** The HTTP status of the answer; empty when there was no answer, or a successful one that cannot be read. */
    public OptionalInt status() {
        return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /** What the server said. */
    public String text() {
        return text;
    }

    /** The reason of the standard, when the server's text starts with one ({@code Item_Not_Found: …}). */
    public Optional<ResultReason> reason() {
        int colon = text.indexOf(':');
        return colon < 0 ? Optional.empty() : Enumerations.find(ResultReason.class, text.substring(0, colon));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
