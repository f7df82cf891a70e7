package io.kms4j.server.config;

/**
 * The configuration is understood, but what it names does not work: a file, a port, a database, an HSM. The message is one
 * sentence that tells the operator what to do.
 */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }

    public StartException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
