package io.kms4j.kmip;

import java.util.List;

/** Subject (DER) of a certificate (KMIP 2.1, X.509 Certificate Subject). */
public record X509CertificateSubject(Bytes subjectDistinguishedName, List<Bytes> subjectAlternativeName) {}
