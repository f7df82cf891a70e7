package io.kms4j.core.port;

import io.kms4j.kmip.Bytes;

/**
 * A request for a certificate, whose signature is right.
 *
 * @param der PKCS#10
 * @param subject the name asked for, DER
 * @param publicKey the SubjectPublicKeyInfo to certify, DER
 */
public record ParsedRequest(Bytes der, Bytes subject, Bytes publicKey) {}
