package io.kms4j.core.internal.pki;

import io.kms4j.core.port.ParsedRequest;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Bytes;
import java.util.Optional;

/**
 * Who is to be certified.
 *
 * @param publicKey the public key, if it is kept here
 * @param publicKeyInfo its SubjectPublicKeyInfo, DER
 * @param request what it asked for
 * @param certificate an earlier certificate of it
 * @param generated the private key, when both halves were made for this and are not kept yet
 */
public record Applicant(
        Optional<StoredObject> publicKey,
        Bytes publicKeyInfo,
        Optional<ParsedRequest> request,
        Optional<StoredObject> certificate,
        Optional<StoredObject> generated) {}
