package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import java.security.PublicKey;
import java.util.Optional;

/**
 * A key as the token knows it.
 *
 * @param handle CK_OBJECT_HANDLE, good in {@code epoch} only
 * @param publicKey of a public key
 */
record TokenKey(HsmKey key, long handle, int epoch, Optional<PublicKey> publicKey) {}
