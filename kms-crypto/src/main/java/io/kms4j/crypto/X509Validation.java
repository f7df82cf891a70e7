package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.enumeration.ValidityIndicator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sorts certificates into a chain and checks it as RFC 5280, 6 says, by the JDK's algorithm. */
final class X509Validation {
    private final Revocation revocation;

    X509Validation(Revocation revocation) {
        this.revocation = revocation;
    }

    ValidityIndicator validate(List<Bytes> certificates, Instant at) {
        Optional<List<X509Certificate>> sorted = sorted(parsed(certificates));
        if (sorted.isEmpty()) {
            return ValidityIndicator.INVALID;
        }
        List<X509Certificate> chain = sorted.get();
        X509Certificate last = chain.get(chain.size() - 1);
        if (!isSelfIssued(last)) {
            return ValidityIndicator.UNKNOWN;
        }
        try {
            last.checkValidity(Date.from(at));
            last.verify(last.getPublicKey(), Bc.PROVIDER);
            checkPath(chain, last, at);
            return checkRevocation(chain, at);
        } catch (GeneralSecurityException | IllegalArgumentException invalid) {
            return ValidityIndicator.INVALID;
        }
    }

    private static Set<X509Certificate> parsed(List<Bytes> certificates) {
        Set<X509Certificate> parsed = new LinkedHashSet<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Bytes certificate : certificates) {
                byte[] der = BcCertificates.holder(certificate).getEncoded();
                parsed.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            return parsed;
        } catch (CertificateException | IOException e) {
            throw Failures.invalid("this is no X.509 certificate");
        }
    }

    /** From the one that issued none of the others up; empty when they are not one chain. */
    private static Optional<List<X509Certificate>> sorted(Set<X509Certificate> certificates) {
        List<X509Certificate> leaves = certificates.stream()
                .filter(candidate -> certificates.stream()
                        .filter(other -> !other.equals(candidate))
                        .noneMatch(other -> isIssuer(candidate, other)))
                .toList();
        if (leaves.size() != 1) {
            return Optional.empty();
        }
        List<X509Certificate> left = new ArrayList<>(certificates);
        List<X509Certificate> chain = new ArrayList<>();
        Optional<X509Certificate> next = Optional.of(leaves.get(0));
        while (next.isPresent()) {
            X509Certificate current = next.get();
            chain.add(current);
            left.remove(current);
            next = isSelfIssued(current)
                    ? Optional.empty()
                    : left.stream().filter(issuer -> isIssuer(issuer, current)).findFirst();
        }
        return left.isEmpty() ? Optional.of(chain) : Optional.empty();
    }

    private static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** By names, and by the signature, since authorities keep their names when they change their keys. */
    private static boolean isIssuer(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey(), Bc.PROVIDER);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkPath(List<X509Certificate> chain, X509Certificate root, Instant at)
            throws GeneralSecurityException {
        List<X509Certificate> below = chain.subList(0, chain.size() - 1);
        if (below.isEmpty()) {
            return;
        }
        if (root.getBasicConstraints() < 0 && root.getVersion() >= 3) {
            throw new CertPathValidatorException("the root is no authority");
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        parameters.setDate(Date.from(at));
        parameters.setRevocationEnabled(false);
        CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(below);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private ValidityIndicator checkRevocation(List<X509Certificate> chain, Instant at) {
        ValidityIndicator worst = ValidityIndicator.VALID;
        for (int i = 0; i + 1 < chain.size(); i++) {
            ValidityIndicator one = revocation.check(chain.get(i), chain.get(i + 1), at);
            if (one == ValidityIndicator.INVALID) {
                return one;
            }
            worst = one == ValidityIndicator.VALID ? worst : one;
        }
        return worst;
    }
}
