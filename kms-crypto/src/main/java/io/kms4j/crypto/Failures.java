package io.kms4j.crypto;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/** The errors of this package, so that each has one reason and one wording. */
final class Failures {
    private Failures() {}

    /**
     * What every failed decryption gets, in the words of the HSM adapters. It has no cause on purpose: which check failed is
     * what padding oracles are made of.
     */
    static KmipException decryption() {
        return new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "decryption failed");
    }

    static KmipException encryption(Exception cause) {
        return new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "encryption failed", cause);
    }

    static KmipException signing(Exception cause) {
        return new KmipException(ResultReason.CRYPTOGRAPHIC_FAILURE, "signing failed", cause);
    }

    static KmipException unsupported(String message) {
        return new KmipException(ResultReason.UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS, message);
    }

    /** The cases of the KMIP profiles want General Failure for a length that the mode does not have. */
    static KmipException tagLength(String mode, int tagBytes) {
        return new KmipException(
                ResultReason.GENERAL_FAILURE, mode + " has no authentication tag of " + tagBytes + " bytes");
    }

    static KmipException invalid(String message) {
        return new KmipException(ResultReason.INVALID_FIELD, message);
    }

    static KmipException compression(String message) {
        return new KmipException(ResultReason.KEY_COMPRESSION_TYPE_NOT_SUPPORTED, message);
    }

    static KmipException format(String message) {
        return new KmipException(ResultReason.KEY_FORMAT_TYPE_NOT_SUPPORTED, message);
    }
}
