package io.kms4j.kmip;

import java.util.List;
import java.util.Optional;

/** Subject (RFC 2253) of a certificate and its other names (KMIP 1.4, Certificate Subject). */
public record CertificateSubject(
        Optional<String> certificateSubjectDistinguishedName, List<String> certificateSubjectAlternativeName) {}
