package io.kms4j.hsm.proteccio.pkcs11;

/** A slot's device does not answer; it is tried again by itself from time to time, and works again once it does. */
public final class SlotDownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlotDownException(String message, Throwable cause) {
        super(message, cause);
    }
}
