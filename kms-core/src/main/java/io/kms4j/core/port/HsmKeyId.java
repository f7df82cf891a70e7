package io.kms4j.core.port;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key in an HSM: {@code hsm::<slot>::<label>}, or {@code hsm::<name>::<slot>::<label>} where there are several
 * HSMs. An {@link Hsm} itself pays no heed to the name.
 *
 * @param hsm the name of the HSM; empty for the one whose identifiers name none
 * @param slot the PKCS#11 slot number, 0 or more
 * @param label the value of CKA_LABEL; may hold {@code ::}
 */
public record HsmKeyId(String hsm, long slot, String label) {
    /** What an HSM may be called: a letter first, so that it is no slot number. */
    private static final String NAME = "[a-z][a-z0-9_-]*";

    private static final Pattern FORM =
            Pattern.compile("hsm::(?:(" + NAME + ")::)?(0|[1-9][0-9]{0,18})::(.+)", Pattern.DOTALL);
    private static final String PUBLIC_SUFFIX = "_pk";

    /** A key in the HSM whose identifiers name none. */
    public HsmKeyId(long slot, String label) {
        this("", slot, label);
    }

    /** Whether an HSM may have this name. */
    public static boolean isName(String name) {
        return name.matches(NAME);
    }

    /** What the identifiers of all keys of an HSM begin with. */
    public static String prefix(String hsm) {
        return hsm.isEmpty() ? "hsm" : "hsm::" + hsm;
    }

    /** Whether {@code id} claims to name a key in an HSM, well formed or not. Such a name is never looked up elsewhere. */
    public static boolean isHsm(UniqueIdentifier id) {
        return id.value().stripLeading().regionMatches(true, 0, "hsm::", 0, 5);
    }

    /**
     * Reads the one spelling that exists: decimal slot without sign or leading zeros, label not empty.
     *
     * @throws KmipException INVALID_FIELD for anything else
     */
    public static HsmKeyId parse(UniqueIdentifier id) {
        Matcher matcher = FORM.matcher(id.value());
        if (!matcher.matches()) {
            throw malformed(id);
        }
        try {
            String hsm = matcher.group(1) == null ? "" : matcher.group(1);
            return new HsmKeyId(hsm, Long.parseLong(matcher.group(2)), matcher.group(3));
        } catch (NumberFormatException tooLarge) {
            throw malformed(id);
        }
    }

    private static KmipException malformed(UniqueIdentifier id) {
        return new KmipException(
                ResultReason.INVALID_FIELD,
                "'" + id + "' is not an HSM key identifier: expected hsm::<slot>::<label> with a decimal slot number,"
                        + " or hsm::<name>::<slot>::<label>");
    }

    public UniqueIdentifier toUniqueIdentifier() {
        return new UniqueIdentifier(prefix(hsm) + "::" + slot + "::" + label);
    }

    /** The same slot and label in another HSM. */
    public HsmKeyId in(String otherHsm) {
        return new HsmKeyId(otherHsm, slot, label);
    }

    /** The same place with another label. */
    public HsmKeyId labelled(String otherLabel) {
        return new HsmKeyId(hsm, slot, otherLabel);
    }

    /** The public half of the pair whose private half this names. */
    public HsmKeyId publicHalf() {
        return labelled(label + PUBLIC_SUFFIX);
    }

    /** Whether the label has the form of a public half. */
    public boolean isPublicHalf() {
        return label.endsWith(PUBLIC_SUFFIX) && label.length() > PUBLIC_SUFFIX.length();
    }

    /** The private half of the pair whose public half this names; itself if it names none. */
    public HsmKeyId privateHalf() {
        return isPublicHalf() ? labelled(label.substring(0, label.length() - PUBLIC_SUFFIX.length())) : this;
    }
}
