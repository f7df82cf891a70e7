package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate to be made.
 *
 * @param subject its name, DER
 * @param publicKey its SubjectPublicKeyInfo, DER
 * @param request the PKCS#10 request, whose wishes are granted as far as they make nobody an authority
 * @param issuer the issuer's certificate, DER; empty: the certificate is signed with its own key
 * @param usage what the key is for; empty: not said
 * @param extensions in the syntax of OpenSSL's configuration, section {@code v3_ca}; it wins over what would be there
 *     otherwise
 */
public record CertificateTemplate(
        Bytes subject,
        Bytes publicKey,
        Optional<Bytes> request,
        Optional<Bytes> issuer,
        Instant notBefore,
        Instant notAfter,
        Optional<CryptographicUsageMask> usage,
        Optional<String> extensions) {}
