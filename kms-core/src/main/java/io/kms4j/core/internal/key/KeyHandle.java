package io.kms4j.core.internal.key;

import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.HsmKey;

/** A key ready for use: in memory, or by reference in the HSM. */
public sealed interface KeyHandle {
    /** In memory; lent by the cache for the length of one operation. */
    record Software(CryptoKey key) implements KeyHandle {}

    /** In the HSM. */
    record InHsm(HsmKey key) implements KeyHandle {}
}
