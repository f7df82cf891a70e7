package io.kms4j.crypto;

import io.kms4j.core.port.ParsedCertificate;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CertificateIdentifier;
import io.kms4j.kmip.CertificateIssuer;
import io.kms4j.kmip.CertificateSubject;
import io.kms4j.kmip.X509CertificateIdentifier;
import io.kms4j.kmip.X509CertificateIssuer;
import io.kms4j.kmip.X509CertificateSubject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/** What KMIP's attributes tell of a certificate (KMIP 2.1, Object Attributes; the textual ones of KMIP 1.4). */
final class X509Attributes {
    private X509Attributes() {}

    static ParsedCertificate parsed(X509CertificateHolder certificate) {
        Bytes encoded = der(certificate.toASN1Structure());
        return new ParsedCertificate(
                encoded,
                attributes(certificate, encoded.length()),
                der(certificate.getSubject()),
                der(certificate.getSubjectPublicKeyInfo()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    static Bytes der(ASN1Encodable value) {
        try {
            return Bytes.takeOver(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attributes attributes(X509CertificateHolder certificate, int length) {
        List<GeneralName> ofSubject = names(certificate, Extension.subjectAlternativeName);
        List<GeneralName> ofIssuer = names(certificate, Extension.issuerAlternativeName);
        X500Name subject = certificate.getSubject();
        X500Name issuer = certificate.getIssuer();
        Attributes attributes = Attributes.of(Attribute.CERTIFICATE_LENGTH, length)
                .with(
                        Attribute.X_509_CERTIFICATE_IDENTIFIER,
                        new X509CertificateIdentifier(der(issuer), der(new ASN1Integer(certificate.getSerialNumber()))))
                .with(Attribute.X_509_CERTIFICATE_SUBJECT, new X509CertificateSubject(der(subject), ders(ofSubject)))
                .with(Attribute.X_509_CERTIFICATE_ISSUER, new X509CertificateIssuer(der(issuer), ders(ofIssuer)))
                .with(
                        Attribute.CERTIFICATE_IDENTIFIER,
                        new CertificateIdentifier(text(issuer), Optional.of(hex(certificate.getSerialNumber()))))
                .with(
                        Attribute.CERTIFICATE_SUBJECT,
                        new CertificateSubject(Optional.of(text(subject)), texts(ofSubject)))
                .with(Attribute.CERTIFICATE_ISSUER, new CertificateIssuer(text(issuer), texts(ofIssuer)))
                .with(
                        Attribute.DIGITAL_SIGNATURE_ALGORITHM,
                        SignatureAlgorithms.name(
                                certificate.getSignatureAlgorithm().getAlgorithm()));
        for (NamePart part : NamePart.ALL) {
            attributes = attributes
                    .withAll(part.ofSubject(), parts(subject, part.identifier()))
                    .withAll(part.ofIssuer(), parts(issuer, part.identifier()));
        }
        return withKey(attributes, certificate);
    }

    private static Attributes withKey(Attributes attributes, X509CertificateHolder certificate) {
        return PublicKeyFacts.of(certificate.getSubjectPublicKeyInfo())
                .map(key -> attributes
                        .with(Attribute.CRYPTOGRAPHIC_ALGORITHM, key.algorithm())
                        .with(Attribute.CRYPTOGRAPHIC_LENGTH, key.lengthBits()))
                .orElse(attributes);
    }

    private static List<GeneralName> names(X509CertificateHolder certificate, ASN1ObjectIdentifier extension) {
        try {
            GeneralNames names = GeneralNames.fromExtensions(certificate.getExtensions(), extension);
            return names == null ? List.of() : List.of(names.getNames());
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            return List.of();
        }
    }

    private static List<Bytes> ders(List<GeneralName> names) {
        return names.stream().map(X509Attributes::der).toList();
    }

    private static List<String> texts(List<GeneralName> names) {
        return names.stream()
                .map(GeneralName::getName)
                .map(name -> name instanceof ASN1String string ? string.getString() : name.toString())
                .toList();
    }

    /** As RFC 2253 writes it. */
    private static String text(X500Name name) {
        return new X500Principal(der(name).toArray()).getName(X500Principal.RFC2253);
    }

    private static String hex(BigInteger serial) {
        String digits = serial.toString(16).toUpperCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    private static List<String> parts(X500Name name, ASN1ObjectIdentifier identifier) {
        List<String> values = new ArrayList<>();
        for (RDN rdn : name.getRDNs(identifier)) {
            for (AttributeTypeAndValue part : rdn.getTypesAndValues()) {
                if (part.getType().equals(identifier)) {
                    values.add(
                            part.getValue() instanceof ASN1String text
                                    ? text.getString()
                                    : part.getValue().toString());
                }
            }
        }
        return values;
    }
}
