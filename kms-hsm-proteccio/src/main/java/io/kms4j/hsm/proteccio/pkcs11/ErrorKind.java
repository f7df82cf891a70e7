package io.kms4j.hsm.proteccio.pkcs11;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a CKR code means, and what it calls for: the one table of the errors of PKCS#11. */
public enum ErrorKind {
    /** The object's handle is no longer good, which is also how a lost login shows: look it up again. */
    STALE_OBJECT(Response.REPEAT),
    /** The session is gone or stuck: take another. */
    SESSION(Response.REPEAT),
    /** Too many sessions or too little memory: wait for another call to end. */
    BUSY(Response.REPEAT),
    /** Nothing is known: general errors, vendors' own codes. */
    UNKNOWN(Response.REPEAT),
    /** Nobody is logged in: log in again. */
    LOGIN(Response.RECONNECT),
    /** The device is away: new sessions, a new login. */
    DEVICE(Response.RECONNECT),
    /** The PIN is wrong, expired or locked: never send it again. */
    PIN(Response.GIVE_UP),
    /** The library is not to be used any more in this process. */
    LIBRARY(Response.GIVE_UP),
    /** The data is not what the key or mechanism takes. */
    DATA(Response.REPORT),
    /** What was asked cannot be had. */
    REFUSED(Response.REPORT);

    /** What is done about an error. */
    public enum Response {
        /** The same call may do better on another session. */
        REPEAT,
        /** The same call may do better after a new login, and with a device that is away not before it is back. */
        RECONNECT,
        /** Nothing helps until an operator has acted and restarts. */
        GIVE_UP,
        /** It is the caller's matter. */
        REPORT
    }

    private final Response response;

    ErrorKind(Response response) {
        this.response = response;
    }

    public Response response() {
        return response;
    }

    private record Code(String name, ErrorKind kind) {}

    private static final Map<Long, Code> CODES = new HashMap<>();

    static {
        code(0x82, "OBJECT_HANDLE_INVALID", STALE_OBJECT);
        code(0x60, "KEY_HANDLE_INVALID", STALE_OBJECT);
        code(0xB3, "SESSION_HANDLE_INVALID", SESSION);
        code(0xB0, "SESSION_CLOSED", SESSION);
        code(0x90, "OPERATION_ACTIVE", SESSION);
        code(0x91, "OPERATION_NOT_INITIALIZED", SESSION);
        code(0x101, "USER_NOT_LOGGED_IN", LOGIN);
        code(0x30, "DEVICE_ERROR", DEVICE);
        code(0x32, "DEVICE_REMOVED", DEVICE);
        code(0xE0, "TOKEN_NOT_PRESENT", DEVICE);
        code(0xE1, "TOKEN_NOT_RECOGNIZED", DEVICE);
        code(0xB1, "SESSION_COUNT", BUSY);
        code(0x31, "DEVICE_MEMORY", BUSY);
        code(0x2, "HOST_MEMORY", BUSY);
        code(0xA0, "PIN_INCORRECT", PIN);
        code(0xA1, "PIN_INVALID", PIN);
        code(0xA2, "PIN_LEN_RANGE", PIN);
        code(0xA3, "PIN_EXPIRED", PIN);
        code(0xA4, "PIN_LOCKED", PIN);
        code(0x102, "USER_PIN_NOT_INITIALIZED", PIN);
        code(0x20, "DATA_INVALID", DATA);
        code(0x21, "DATA_LEN_RANGE", DATA);
        code(0x40, "ENCRYPTED_DATA_INVALID", DATA);
        code(0x41, "ENCRYPTED_DATA_LEN_RANGE", DATA);
        code(0x3, "SLOT_ID_INVALID", REFUSED);
        code(0x7, "ARGUMENTS_BAD", REFUSED);
        code(0x10, "ATTRIBUTE_READ_ONLY", REFUSED);
        code(0x11, "ATTRIBUTE_SENSITIVE", REFUSED);
        code(0x12, "ATTRIBUTE_TYPE_INVALID", REFUSED);
        code(0x13, "ATTRIBUTE_VALUE_INVALID", REFUSED);
        code(0x1B, "ACTION_PROHIBITED", REFUSED);
        code(0x54, "FUNCTION_NOT_SUPPORTED", REFUSED);
        code(0x62, "KEY_SIZE_RANGE", REFUSED);
        code(0x63, "KEY_TYPE_INCONSISTENT", REFUSED);
        code(0x68, "KEY_FUNCTION_NOT_PERMITTED", REFUSED);
        code(0x6A, "KEY_UNEXTRACTABLE", REFUSED);
        code(0x70, "MECHANISM_INVALID", REFUSED);
        code(0x71, "MECHANISM_PARAM_INVALID", REFUSED);
        code(0xB5, "SESSION_READ_ONLY", REFUSED);
        code(0xD0, "TEMPLATE_INCOMPLETE", REFUSED);
        code(0xD1, "TEMPLATE_INCONSISTENT", REFUSED);
        code(0xE2, "TOKEN_WRITE_PROTECTED", REFUSED);
        code(0xC0, "SIGNATURE_INVALID", REFUSED);
        code(0xC1, "SIGNATURE_LEN_RANGE", REFUSED);
        code(0xF0, "UNWRAPPING_KEY_HANDLE_INVALID", STALE_OBJECT);
        code(0xF1, "UNWRAPPING_KEY_SIZE_RANGE", REFUSED);
        code(0xF2, "UNWRAPPING_KEY_TYPE_INCONSISTENT", REFUSED);
        code(0x110, "WRAPPED_KEY_INVALID", REFUSED);
        code(0x112, "WRAPPED_KEY_LEN_RANGE", REFUSED);
        code(0x113, "WRAPPING_KEY_HANDLE_INVALID", STALE_OBJECT);
        code(0x114, "WRAPPING_KEY_SIZE_RANGE", REFUSED);
        code(0x115, "WRAPPING_KEY_TYPE_INCONSISTENT", REFUSED);
        code(0x120, "RANDOM_SEED_NOT_SUPPORTED", REFUSED);
        code(0x121, "RANDOM_NO_RNG", REFUSED);
        code(0x130, "DOMAIN_PARAMS_INVALID", REFUSED);
        code(0x140, "CURVE_NOT_SUPPORTED", REFUSED);
        code(0x100, "USER_ALREADY_LOGGED_IN", REFUSED);
        code(0x104, "USER_ANOTHER_ALREADY_LOGGED_IN", REFUSED);
        code(0x150, "BUFFER_TOO_SMALL", REFUSED);
        code(0x5, "GENERAL_ERROR", UNKNOWN);
        code(0x6, "FUNCTION_FAILED", UNKNOWN);
        code(0x190, "CRYPTOKI_NOT_INITIALIZED", LIBRARY);
        code(0x191, "CRYPTOKI_ALREADY_INITIALIZED", LIBRARY);
    }

    private static void code(long code, String name, ErrorKind kind) {
        CODES.put(code, new Code("CKR_" + name, kind));
    }

    static ErrorKind of(long code) {
        Code known = CODES.get(code);
        return known == null ? UNKNOWN : known.kind();
    }

    static String describe(long code) {
        Code known = CODES.get(code);
        String hex = "0x" + Long.toHexString(code).toUpperCase(Locale.ROOT);
        return known == null ? hex : known.name() + " (" + hex + ")";
    }

    /** Whether the same call may do better, after what {@link SlotSessions} does about this kind. */
    boolean mayPass() {
        return response == Response.REPEAT || response == Response.RECONNECT;
    }
}
