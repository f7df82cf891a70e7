package io.kms4j.core.port;

import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key in an HSM: {@code hsm::<slot>::<label>}.
 *
 * @param slot the PKCS#11 slot number, 0 or more
 * @param label the value of CKA_LABEL; may hold {@code ::}
 */
public record HsmKeyId(long slot, String label) {
    private static final Pattern FORM = Pattern.compile("hsm::(0|[1-9][0-9]{0,18})::(.+)", Pattern.DOTALL);
    private static final String PUBLIC_SUFFIX = "_pk";

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
            return new HsmKeyId(Long.parseLong(matcher.group(1)), matcher.group(2));
        } catch (NumberFormatException tooLarge) {
            throw malformed(id);
        }
    }

    private static KmipException malformed(UniqueIdentifier id) {
        return new KmipException(
                ResultReason.INVALID_FIELD,
                "'" + id + "' is not an HSM key identifier: expected hsm::<slot>::<label> with a decimal slot number");
    }

    public UniqueIdentifier toUniqueIdentifier() {
        return new UniqueIdentifier("hsm::" + slot + "::" + label);
    }

    /** The public half of the pair whose private half this names. */
    public HsmKeyId publicHalf() {
        return new HsmKeyId(slot, label + PUBLIC_SUFFIX);
    }

    /** Whether the label has the form of a public half. */
    public boolean isPublicHalf() {
        return label.endsWith(PUBLIC_SUFFIX) && label.length() > PUBLIC_SUFFIX.length();
    }

    /** The private half of the pair whose public half this names; itself if it names none. */
    public HsmKeyId privateHalf() {
        return isPublicHalf() ? new HsmKeyId(slot, label.substring(0, label.length() - PUBLIC_SUFFIX.length())) : this;
    }
}
