package io.kms4j.core.port;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.kmip.enumeration.CertificateRequestType;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Certificates and requests for them: X.509 (RFC 5280) and PKCS#10 (RFC 2986). Safe for many threads; never goes out on the
 * network.
 */
public interface Certificates {
    /**
     * Reads a certificate, and neither checks its signature nor its dates.
     *
     * @param encoded DER or PEM
     * @throws KmipException INVALID_FIELD when it is no X.509 certificate
     */
    ParsedCertificate parse(Bytes encoded);

    /**
     * Reads a request for a certificate and checks that who made it has the private key.
     *
     * @throws KmipException INVALID_CSR when it is no request or its signature is wrong; FEATURE_NOT_SUPPORTED for CRMF
     */
    ParsedRequest parseRequest(CertificateRequestType type, Bytes encoded);

    /**
     * The name that attributes give to a subject, in whole or in parts, DER; empty when they give none.
     *
     * @throws KmipException INVALID_FIELD when it is no distinguished name
     */
    Optional<Bytes> subject(Attributes attributes);

    /**
     * Makes a certificate, with a random serial number of 20 bytes, and checks that its issuer's certificate verifies it.
     *
     * @return DER
     * @throws KmipException INVALID_FIELD when the issuer is no authority, is not valid at the time, or has another key than
     *     the signer's, and for extensions that cannot be read; UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS when the issuer's kind
     *     of key does not sign
     */
    Bytes issue(CertificateTemplate template, CertificateSigner signer);

    /**
     * Opens a PKCS#12 container (RFC 7292) that holds one private key.
     *
     * @param alias of the key; empty: the first that has one
     * @param password UTF-8
     * @throws KmipException BAD_PASSWORD when the password does not open it; INVALID_FIELD when it is no container, holds no
     *     private key, or takes too long to open
     */
    Pkcs12 readPkcs12(Bytes container, Optional<String> alias, SecretBytes password);

    /**
     * The certificates in one PKCS#7 message that signs nothing (RFC 2315, 9.1), DER.
     *
     * @param chain DER
     */
    Bytes pkcs7(List<Bytes> chain);

    /**
     * Whether certificates are one chain, from a certificate that signs itself to one that issued none of them, and valid
     * (RFC 5280, 6): signatures, dates, names, constraints and, as far as they can be had, revocation lists. Unknown when
     * the first certificate of the chain is missing.
     *
     * @param chain DER, in any order
     * @param at when
     * @throws KmipException INVALID_FIELD when one of them is no certificate, or there are too many
     */
    ValidityIndicator validate(List<Bytes> chain, Instant at);
}
