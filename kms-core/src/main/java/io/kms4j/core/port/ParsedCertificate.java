package io.kms4j.core.port;

import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import java.time.Instant;

/**
 * A certificate and what it says.
 *
 * @param attributes what the standard's attributes for certificates tell of it
 * @param subject the subject's name, DER
 * @param publicKey its SubjectPublicKeyInfo, DER
 */
public record ParsedCertificate(
        Bytes der, Attributes attributes, Bytes subject, Bytes publicKey, Instant notBefore, Instant notAfter) {}
