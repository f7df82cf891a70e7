package io.kms4j.crypto;

import io.kms4j.kmip.enumeration.ValidityIndicator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whether certificates are on the revocation lists of their issuers (RFC 5280, 6.3). */
final class Revocation {
    private static final int MOST_POINTS = 4;

    private final Optional<CrlSource> lists;

    /** Without lists nothing counts as revoked. */
    Revocation(Optional<CrlSource> lists) {
        this.lists = lists;
    }

    /** Valid, Invalid when it is revoked, Unknown when it names lists and none of them can be had. */
    ValidityIndicator check(X509Certificate certificate, X509Certificate issuer, Instant at) {
        List<URI> points = lists.isEmpty() ? List.of() : distributionPoints(certificate);
        for (URI point : points) {
            Optional<X509CRL> list = list(point, issuer, at);
            if (list.isPresent()) {
                X509CRLEntry entry = list.get().getRevokedCertificate(certificate);
                boolean revoked =
                        entry != null && !entry.getRevocationDate().toInstant().isAfter(at);
                return revoked ? ValidityIndicator.INVALID : ValidityIndicator.VALID;
            }
        }
        return points.isEmpty() ? ValidityIndicator.VALID : ValidityIndicator.UNKNOWN;
    }

    private Optional<X509CRL> list(URI point, X509Certificate issuer, Instant at) {
        try {
            byte[] encoded = Armour.der(lists.orElseThrow().fetch(point));
            X509CRL list =
                    (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
            list.verify(issuer.getPublicKey(), Bc.PROVIDER);
            boolean current = !list.getThisUpdate().toInstant().isAfter(at)
                    && list.getNextUpdate() != null
                    && !list.getNextUpdate().toInstant().isBefore(at);
            boolean whole = !list.hasUnsupportedCriticalExtension()
                    && list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null
                    && list.getExtensionValue(Extension.issuingDistributionPoint.getId()) == null;
            boolean its = list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
            return Optional.of(list).filter(unused -> current && whole && its);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static List<URI> distributionPoints(X509Certificate certificate) {
        List<URI> points = new ArrayList<>();
        try {
            Extension extension =
                    new X509CertificateHolder(certificate.getEncoded()).getExtension(Extension.cRLDistributionPoints);
            if (extension == null) {
                return points;
            }
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(extension.getParsedValue()).getDistributionPoints()) {
                DistributionPointName name = point.getDistributionPoint();
                if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
                    addUris(GeneralNames.getInstance(name.getName()), points);
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            return points;
        }
        return points.subList(0, Math.min(points.size(), MOST_POINTS));
    }

    private static void addUris(GeneralNames names, List<URI> points) {
        for (GeneralName name : names.getNames()) {
            if (name.getTagNo() == GeneralName.uniformResourceIdentifier && name.getName() instanceof ASN1String text) {
                points.add(URI.create(text.getString()));
            }
        }
    }
}
