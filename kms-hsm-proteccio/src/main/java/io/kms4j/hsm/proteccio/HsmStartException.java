package io.kms4j.hsm.proteccio;

/** The HSM cannot be used as configured; the message is one sentence for the operator that says what to do. */
public final class HsmStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HsmStartException(String message) {
        super(message);
    }

    HsmStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
