package io.kms4j.crypto;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CertificateSubject;
import io.kms4j.kmip.X509CertificateSubject;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.RFC4519Style;

/** Distinguished names out of attributes. */
final class DistinguishedNames {
    private DistinguishedNames() {}

    /** The subject's name: whole in DER, whole in text (RFC 2253), or from its parts. */
    static Optional<Bytes> subject(Attributes attributes) {
        try {
            return attributes
                    .get(Attribute.X_509_CERTIFICATE_SUBJECT)
                    .map(X509CertificateSubject::subjectDistinguishedName)
                    .map(der -> X500Name.getInstance(der.toArray()))
                    .or(() -> attributes
                            .get(Attribute.CERTIFICATE_SUBJECT)
                            .flatMap(CertificateSubject::certificateSubjectDistinguishedName)
                            .map(text -> new X500Name(RFC4519Style.INSTANCE, text)))
                    .or(() -> ofParts(attributes))
                    .map(X509Attributes::der);
        } catch (IllegalArgumentException e) {
            throw Failures.invalid("the subject is no distinguished name");
        }
    }

    private static Optional<X500Name> ofParts(Attributes attributes) {
        X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
        boolean empty = true;
        for (NamePart part : NamePart.ALL) {
            for (String value : attributes.all(part.ofSubject())) {
                builder.addRDN(part.identifier(), value);
                empty = false;
            }
        }
        return empty ? Optional.empty() : Optional.of(builder.build());
    }
}
