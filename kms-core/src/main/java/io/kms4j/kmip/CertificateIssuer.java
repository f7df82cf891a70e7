package io.kms4j.kmip;

import java.util.List;

/** Issuer (RFC 2253) of a certificate and its other names (KMIP 1.4, Certificate Issuer). */
public record CertificateIssuer(
        String certificateIssuerDistinguishedName, List<String> certificateIssuerAlternativeName) {}
