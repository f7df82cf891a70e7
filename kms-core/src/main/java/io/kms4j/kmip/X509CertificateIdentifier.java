package io.kms4j.kmip;

/** Issuer (DER) and serial number of a certificate (KMIP 2.1, X.509 Certificate Identifier). */
public record X509CertificateIdentifier(Bytes issuerDistinguishedName, Bytes certificateSerialNumber) {}
