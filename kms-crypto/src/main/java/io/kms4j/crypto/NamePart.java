package io.kms4j.crypto;

import io.kms4j.kmip.Attribute;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** A part of a distinguished name that has attributes of its own (KMIP 2.1, Certificate Attributes). */
record NamePart(ASN1ObjectIdentifier identifier, Attribute<String> ofSubject, Attribute<String> ofIssuer) {
    /** All of them, from the root to the leaf. */
    static final List<NamePart> ALL = List.of(
            new NamePart(BCStyle.DC, Attribute.CERTIFICATE_SUBJECT_DC, Attribute.CERTIFICATE_ISSUER_DC),
            new NamePart(BCStyle.C, Attribute.CERTIFICATE_SUBJECT_C, Attribute.CERTIFICATE_ISSUER_C),
            new NamePart(BCStyle.ST, Attribute.CERTIFICATE_SUBJECT_ST, Attribute.CERTIFICATE_ISSUER_ST),
            new NamePart(BCStyle.L, Attribute.CERTIFICATE_SUBJECT_L, Attribute.CERTIFICATE_ISSUER_L),
            new NamePart(BCStyle.O, Attribute.CERTIFICATE_SUBJECT_O, Attribute.CERTIFICATE_ISSUER_O),
            new NamePart(BCStyle.OU, Attribute.CERTIFICATE_SUBJECT_OU, Attribute.CERTIFICATE_ISSUER_OU),
            new NamePart(BCStyle.T, Attribute.CERTIFICATE_SUBJECT_TITLE, Attribute.CERTIFICATE_ISSUER_TITLE),
            new NamePart(BCStyle.CN, Attribute.CERTIFICATE_SUBJECT_CN, Attribute.CERTIFICATE_ISSUER_CN),
            new NamePart(
                    BCStyle.SERIALNUMBER,
                    Attribute.CERTIFICATE_SUBJECT_SERIAL_NUMBER,
                    Attribute.CERTIFICATE_ISSUER_SERIAL_NUMBER),
            new NamePart(BCStyle.UID, Attribute.CERTIFICATE_SUBJECT_UID, Attribute.CERTIFICATE_ISSUER_UID),
            new NamePart(
                    BCStyle.DN_QUALIFIER,
                    Attribute.CERTIFICATE_SUBJECT_DN_QUALIFIER,
                    Attribute.CERTIFICATE_ISSUER_DN_QUALIFIER),
            new NamePart(
                    BCStyle.EmailAddress, Attribute.CERTIFICATE_SUBJECT_EMAIL, Attribute.CERTIFICATE_ISSUER_EMAIL));
}
