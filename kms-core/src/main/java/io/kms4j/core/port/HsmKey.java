package io.kms4j.core.port;

import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;

/**
 * A key that lives in an HSM.
 *
 * @param type SYMMETRIC_KEY, PRIVATE_KEY or PUBLIC_KEY
 * @param algorithm AES, RSA, EC, or an HMAC_SHA algorithm (see {@link HsmMac})
 * @param lengthBits of the key, the modulus or the curve
 * @param sensitive whether the value can never be read out of the HSM (CKA_SENSITIVE, or not CKA_EXTRACTABLE); false for
 *     public keys
 */
public record HsmKey(
        HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, int lengthBits, boolean sensitive) {

    /** The same key, named as one of the HSM {@code hsm}. */
    public HsmKey in(String hsm) {
        return new HsmKey(id.in(hsm), type, algorithm, lengthBits, sensitive);
    }
}
