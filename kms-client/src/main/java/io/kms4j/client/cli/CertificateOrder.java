package io.kms4j.client.cli;

import io.kms4j.kmip.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Puts the certificates of a chain in order, by the names in them. */
final class CertificateOrder {
    private CertificateOrder() {}

    /**
     * The same certificates, each after its issuer.
     *
     * @throws IllegalArgumentException if they are not one chain
     */
    static List<Bytes> fromTheRoot(List<Bytes> certificates) {
        List<X509Certificate> left = new ArrayList<>(
                certificates.stream().map(CertificateOrder::parse).distinct().toList());
        List<X509Certificate> leaves = left.stream()
                .filter(candidate ->
                        left.stream().noneMatch(other -> !other.equals(candidate) && issued(candidate, other)))
                .toList();
        if (leaves.size() != 1) {
            throw new IllegalArgumentException("not one certificate of it, but " + leaves.size() + ", issued no other");
        }
        List<Bytes> sorted = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(leaves.get(0));
        while (next.isPresent()) {
            X509Certificate current = next.get();
            left.remove(current);
            sorted.add(der(current));
            next = left.stream().filter(issuer -> issued(issuer, current)).findFirst();
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(left.size() + " of its certificates do not belong to the chain");
        }
        Collections.reverse(sorted);
        return sorted;
    }

    private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static X509Certificate parse(Bytes der) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der.toArray()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("one of them is no X.509 certificate", e);
        }
    }

    private static Bytes der(X509Certificate certificate) {
        try {
            return Bytes.takeOver(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
