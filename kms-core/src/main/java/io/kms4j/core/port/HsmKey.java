package io.kms4j.core.port;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;

/**
 * A key that lives in an HSM.
 *
 * @param type SYMMETRIC_KEY, PRIVATE_KEY or PUBLIC_KEY
 * @param algorithm AES or RSA
 * @param lengthBits of the key or the modulus
 * @param sensitive whether the value can never be read out of the HSM (CKA_SENSITIVE, or not CKA_EXTRACTABLE); false for
 *     public keys
 */
public record HsmKey(
        HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, int lengthBits, boolean sensitive) {}
