package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;
import io.kms4j.kmip.enumeration.ObjectType;

/** What an {@link Hsm} that takes keys made elsewhere can do. Safe for many threads. May throw {@link UnavailableException}. */
public interface HsmImport {
    /**
     * Puts a key into the HSM. The caller keeps its bytes.
     *
     * @param type SYMMETRIC_KEY, PRIVATE_KEY or PUBLIC_KEY; the identifier of a public key is that of a public half
     * @param algorithm AES, HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, RSA or EC
     * @param material as {@link Hsm#export} gives it: Raw, PKCS#8 or X.509 SubjectPublicKeyInfo
     * @param sensitive whether the key can never leave the HSM again
     * @throws KmipException OBJECT_ALREADY_EXISTS if the label is taken; INVALID_FIELD when the bytes are no such key or its
     *     length is not one that the HSM makes
     */
    HsmKey importKey(
            HsmKeyId id, ObjectType type, CryptographicAlgorithm algorithm, SecretBytes material, boolean sensitive);
}
