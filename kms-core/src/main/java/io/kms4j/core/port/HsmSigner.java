package io.kms4j.core.port;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.RecommendedCurve;

/**
 * What an {@link Hsm} that signs can do. Signatures are verified in software, with the exported public key: it is no secret.
 * Safe for many threads. Every method may throw {@link UnavailableException}.
 */
public interface HsmSigner {
    /**
     * Makes an elliptic-curve key pair, named as {@link Hsm#generateRsaPair} names its halves. Either both exist afterwards
     * or neither.
     *
     * @param curve P_256, P_384 or P_521
     * @param sensitive whether the private key can never leave the HSM
     * @return the private key
     * @throws KmipException OBJECT_ALREADY_EXISTS if either label is taken; UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS for another
     *     curve
     */
    HsmKey generateEcPair(HsmKeyId id, RecommendedCurve curve, boolean sensitive);

    /**
     * Signs a digest with an RSA private key (PKCS#1 v1.5 when the parameters name no padding, or PSS with MGF1 of the same
     * hash and a salt as long as the digest unless SaltLength says otherwise) or an EC private key (ECDSA; the signature is
     * the DER sequence of r and s).
     *
     * @param parameters the hash that made the digest, SHA_256 when not named, SHA_384 or SHA_512
     * @throws KmipException UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS for anything else; INVALID_FIELD when the digest is not as
     *     long as the hash's; ITEM_NOT_FOUND if the key is gone
     */
    Bytes sign(HsmKey key, CryptographicParameters parameters, Bytes digest);
}
