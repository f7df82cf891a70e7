package io.kms4j.crypto;

import static io.kms4j.kmip.CryptographicUsageMask.*;

import io.kms4j.core.port.CertificateTemplate;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicUsageMask;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * The extensions of a new certificate (RFC 5280, 4.2). From weakest to strongest: what follows from the keys, what the usage
 * mask says, what the request asks for, what the extension text says. A request never makes anybody an authority.
 */
final class X509Extensions {
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

    private X509Extensions() {}

    static X509Extensions of(
            CertificateTemplate template, SubjectPublicKeyInfo publicKey, Optional<X509CertificateHolder> issuer)
            throws IOException {
        X509Extensions made = new X509Extensions();
        BcX509ExtensionUtils identifiers = new BcX509ExtensionUtils();
        SubjectKeyIdentifier own = identifiers.createSubjectKeyIdentifier(publicKey);
        AuthorityKeyIdentifier authority =
                new AuthorityKeyIdentifier(issuer.map(certificate -> keyIdentifier(certificate, identifiers))
                        .orElse(own.getKeyIdentifier()));
        made.put(Extension.subjectKeyIdentifier, false, own);
        made.put(Extension.authorityKeyIdentifier, false, authority);
        made.putUsage(template.usage(), issuer.isEmpty());
        if (template.request().isPresent()) {
            made.putRequested(template.request().get());
        }
        if (template.extensions().isPresent()) {
            new ExtensionText(template.extensions().get(), own, authority)
                    .extensions()
                    .forEach(made::put);
        }
        return made;
    }

    private static byte[] keyIdentifier(X509CertificateHolder certificate, BcX509ExtensionUtils identifiers) {
        SubjectKeyIdentifier named = SubjectKeyIdentifier.fromExtensions(certificate.getExtensions());
        return named != null
                ? named.getKeyIdentifier()
                : identifiers
                        .createSubjectKeyIdentifier(certificate.getSubjectPublicKeyInfo())
                        .getKeyIdentifier();
    }

    private void put(Extension extension) {
        extensions.put(extension.getExtnId(), extension);
    }

    private void put(ASN1ObjectIdentifier identifier, boolean critical, ASN1Encodable value) throws IOException {
        put(Extension.create(identifier, critical, value));
    }

    /** As OpenSSL does, a certificate that signs itself is one of an authority, unless its usage says otherwise. */
    private void putUsage(Optional<CryptographicUsageMask> mask, boolean selfSigned) throws IOException {
        Optional<CryptographicUsageMask> said = mask.filter(value -> (value.bits() & UNRESTRICTED) == 0);
        int usage = said.map(X509Extensions::keyUsage).orElse(0);
        boolean authority = said.isPresent() ? (usage & KeyUsage.keyCertSign) != 0 : selfSigned;
        put(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (usage != 0) {
            put(Extension.keyUsage, true, new KeyUsage(usage));
        }
    }

    private static int keyUsage(CryptographicUsageMask mask) {
        return bit(mask, SIGN | VERIFY, KeyUsage.digitalSignature)
                | bit(mask, CONTENT_COMMITMENT, KeyUsage.nonRepudiation)
                | bit(mask, WRAP_KEY | UNWRAP_KEY, KeyUsage.keyEncipherment)
                | bit(mask, ENCRYPT | DECRYPT, KeyUsage.dataEncipherment)
                | bit(mask, KEY_AGREEMENT, KeyUsage.keyAgreement)
                | bit(mask, CERTIFICATE_SIGN, KeyUsage.keyCertSign)
                | bit(mask, CRL_SIGN, KeyUsage.cRLSign);
    }

    private static int bit(CryptographicUsageMask mask, int any, int usage) {
        return (mask.bits() & any) == 0 ? 0 : usage;
    }

    private void putRequested(Bytes request) throws IOException {
        Extensions requested = new PKCS10CertificationRequest(request.toArray()).getRequestedExtensions();
        if (requested == null) {
            return;
        }
        for (ASN1ObjectIdentifier identifier :
                new ASN1ObjectIdentifier[] {Extension.subjectAlternativeName, Extension.extendedKeyUsage}) {
            Extension extension = requested.getExtension(identifier);
            if (extension != null) {
                put(extension);
            }
        }
        KeyUsage usage = KeyUsage.fromExtensions(requested);
        if (usage != null && !usage.hasUsages(KeyUsage.keyCertSign) && !usage.hasUsages(KeyUsage.cRLSign)) {
            put(Extension.keyUsage, true, usage);
        }
    }

    void addTo(X509v3CertificateBuilder builder) throws IOException {
        for (Extension extension : extensions.values()) {
            builder.addExtension(extension);
        }
    }
}
