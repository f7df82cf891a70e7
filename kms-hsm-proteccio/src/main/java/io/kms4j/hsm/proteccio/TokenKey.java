package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.HsmKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * A key as the token knows it.
 *
 * @param handle CK_OBJECT_HANDLE, good in {@code epoch} only
 * @param publicKey of an RSA public key
 */
record TokenKey(HsmKey key, long handle, int epoch, Optional<RSAPublicKey> publicKey) {}
