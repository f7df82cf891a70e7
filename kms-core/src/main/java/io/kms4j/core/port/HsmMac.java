package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CryptographicAlgorithm;

/**
 * What an {@link Hsm} that authenticates messages can do: HMAC with generic secret keys. PKCS#11 does not keep which hash such
 * a key is for, so its length says it: 384 bits are an HMAC_SHA384 key, 512 bits an HMAC_SHA512 key, all others HMAC_SHA256
 * keys. Safe for many threads. Every method may throw {@link UnavailableException}.
 */
public interface HsmMac {
    /**
     * Makes a key as long as its hash.
     *
     * @param algorithm HMAC_SHA256, HMAC_SHA384 or HMAC_SHA512
     * @param sensitive whether the key can never leave the HSM
     * @throws KmipException OBJECT_ALREADY_EXISTS if the label is taken; INVALID_FIELD for another algorithm
     */
    HsmKey generateHmac(HsmKeyId id, CryptographicAlgorithm algorithm, boolean sensitive);

    /**
     * The MAC of {@code data}.
     *
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS when the parameters name another algorithm or hash than the
     *     key's; ITEM_NOT_FOUND if the key is gone
     */
    Bytes mac(HsmKey key, CryptographicParameters parameters, Bytes data);
}
