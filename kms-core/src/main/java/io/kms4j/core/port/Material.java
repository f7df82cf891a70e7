package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KeyWrappingData;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.KeyFormatType;

/** The substance of an object, apart from its attributes. */
public sealed interface Material {
    /**
     * Readable by whoever reads the store. Keys are kept in one format each where the server can convert: symmetric keys and
     * secret data Raw, private keys PKCS_8, public keys and certificates X_509; what it cannot convert stays as it came.
     */
    record Clear(KeyFormatType format, SecretBytes bytes) implements Material {}

    /**
     * Wrapped under another key.
     *
     * @param format what unwrapping gives
     * @param inStructure whether the bytes came as the Key Material of a Key Value structure, as some clients of KMIP 1.x
     *     write a wrapped key, and go out so
     */
    record Wrapped(KeyFormatType format, Bytes bytes, KeyWrappingData wrapping, boolean inStructure)
            implements Material {
        public Wrapped(KeyFormatType format, Bytes bytes, KeyWrappingData wrapping) {
            this(format, bytes, wrapping, false);
        }
    }

    /** In an HSM, by reference. */
    record InHsm(HsmKey key) implements Material {}

    /** Erased, or never loaded. */
    record None() implements Material {}
}
