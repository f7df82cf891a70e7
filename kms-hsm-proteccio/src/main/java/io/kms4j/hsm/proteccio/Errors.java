package io.kms4j.hsm.proteccio;

import io.kms4j.core.UnavailableException;
import io.kms4j.hsm.proteccio.pkcs11.ErrorKind;
import io.kms4j.hsm.proteccio.pkcs11.Pkcs11Exception;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/** What the caller is told about an answer of the token. */
final class Errors {
    private Errors() {}

    static KmipException translated(long slot, Pkcs11Exception e) {
        String message = "HSM slot " + slot + ": " + e.getMessage();
        if (e.kind() == ErrorKind.DATA || e.kind() == ErrorKind.REFUSED) {
            return new KmipException(reason(e), message, e);
        }
        return new UnavailableException(message, e);
    }

    private static ResultReason reason(Pkcs11Exception e) {
        return switch ((int) e.code()) {
            case 0x11, 0x6A -> ResultReason.SENSITIVE;
            case 0x62, 0x63, 0x70, 0x71, 0x54, 0x7 -> ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS;
            case 0x68 -> ResultReason.INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK;
            case 0x1B, 0xB5, 0xE2 -> ResultReason.PERMISSION_DENIED;
            default -> ResultReason.INVALID_FIELD;
        };
    }
}
