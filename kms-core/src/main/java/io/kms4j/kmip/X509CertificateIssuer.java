package io.kms4j.kmip;

import java.util.List;

/** Issuer (DER) of a certificate (KMIP 2.1, X.509 Certificate Issuer). */
public record X509CertificateIssuer(Bytes issuerDistinguishedName, List<Bytes> issuerAlternativeName) {}
