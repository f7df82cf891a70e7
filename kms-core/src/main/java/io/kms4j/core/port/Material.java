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

    /** Encrypted under another key; {@code format} is what unwrapping gives. */
    record Wrapped(KeyFormatType format, Bytes bytes, KeyWrappingData wrapping) implements Material {}

    /** In an HSM, by reference. */
    record InHsm(HsmKey key) implements Material {}

    /** Erased, or never loaded. */
    record None() implements Material {}
}
