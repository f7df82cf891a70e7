package io.kms4j.core.internal.pki;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.VendorAttribute;
import io.kms4j.kmip.enumeration.LinkType;
import io.kms4j.kmip.enumeration.ResultReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What a request says about the making of a certificate by attributes that are not the certificate's own. */
final class IssuingWishes {
    private static final String VALIDITY = "requested_validity_days";
    private static final String EXTENSIONS = "x509-extension";
    private static final long DEFAULT_DAYS = 365;
    private static final long MOST_DAYS = 36_525;
    private static final int LONGEST_EXTENSIONS = 65_536;

    private IssuingWishes() {}

    /** How long the certificate is to be valid: 1 to 36,525 days, 365 if nothing is said. */
    static Duration validity(Attributes attributes) {
        long days = vendor(attributes, VALIDITY).map(IssuingWishes::days).orElse(DEFAULT_DAYS);
        if (days < 1 || days > MOST_DAYS) {
            throw invalid(VALIDITY + " must be 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(days);
    }

    private static long days(Ttlv value) {
        if (value instanceof Ttlv.Int number) {
            return number.value();
        }
        if (value instanceof Ttlv.LongInt number) {
            return number.value();
        }
        if (value instanceof Ttlv.Text text) {
            try {
                return Long.parseLong(text.value());
            } catch (NumberFormatException e) {
                throw invalid(VALIDITY + " must be a number");
            }
        }
        throw invalid(VALIDITY + " must be a number");
    }

    /** Extensions in OpenSSL's syntax. */
    static Optional<String> extensions(Attributes attributes) {
        Optional<String> text = vendor(attributes, EXTENSIONS).map(IssuingWishes::text);
        if (text.filter(value -> value.length() > LONGEST_EXTENSIONS).isPresent()) {
            throw invalid(EXTENSIONS + " is longer than " + LONGEST_EXTENSIONS + " characters");
        }
        return text;
    }

    private static String text(Ttlv value) {
        if (value instanceof Ttlv.ByteString bytes) {
            return new String(bytes.value().toArray(), StandardCharsets.UTF_8);
        }
        if (value instanceof Ttlv.Text text) {
            return text.value();
        }
        throw invalid(EXTENSIONS + " must be text");
    }

    private static Optional<Ttlv> vendor(Attributes attributes, String name) {
        return attributes.all(Attribute.VENDOR).stream()
                .filter(attribute -> attribute.attributeName().equals(name))
                .map(VendorAttribute::attributeValue)
                .findFirst();
    }

    /** The attributes without all that, and without what names the issuer or is told by the certificate alone. */
    static Attributes removed(Attributes attributes) {
        Attributes own = attributes
                .without(Attribute.VENDOR, IssuingWishes::isWish)
                .only(attribute -> !attribute.is(Attribute.Rule.SERVER_ONLY));
        for (LinkType type :
                new LinkType[] {LinkType.PRIVATE_KEY_LINK, LinkType.PUBLIC_KEY_LINK, LinkType.CERTIFICATE_LINK}) {
            own = Links.without(own, type);
        }
        return own;
    }

    private static boolean isWish(VendorAttribute attribute) {
        return attribute.attributeName().equals(VALIDITY)
                || attribute.attributeName().equals(EXTENSIONS);
    }

    private static KmipException invalid(String message) {
        return new KmipException(ResultReason.INVALID_FIELD, message);
    }
}
