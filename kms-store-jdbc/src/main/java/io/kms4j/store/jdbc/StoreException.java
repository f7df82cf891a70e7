package io.kms4j.store.jdbc;

/**
 * The store cannot be opened as it is configured. The message is one sentence for the operator that says what is wrong and
 * what to do; it holds no password.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
