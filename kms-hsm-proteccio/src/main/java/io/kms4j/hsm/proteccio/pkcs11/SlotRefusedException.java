package io.kms4j.hsm.proteccio.pkcs11;

/** We may not log in to a slot, now or ever; the message tells the operator why and what to do. */
public final class SlotRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SlotRefusedException(String message) {
        super(message);
    }
}
