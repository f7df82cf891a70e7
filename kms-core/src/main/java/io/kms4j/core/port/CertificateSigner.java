package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;

/** The private key of an issuer at work, wherever it is. */
@FunctionalInterface
public interface CertificateSigner {
    /**
     * Signs: for RSA and ECDSA a digest, for all other algorithms the data itself.
     *
     * @param parameters the Digital Signature Algorithm, with its hash and padding
     */
    Bytes sign(CryptographicParameters parameters, Bytes input);
}
