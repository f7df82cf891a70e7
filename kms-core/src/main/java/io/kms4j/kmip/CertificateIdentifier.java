package io.kms4j.kmip;

import java.util.Optional;

/** Issuer (RFC 2253) and serial number (hexadecimal) of a certificate (KMIP 1.4, Certificate Identifier). */
public record CertificateIdentifier(String issuer, Optional<String> serialNumber) {}
