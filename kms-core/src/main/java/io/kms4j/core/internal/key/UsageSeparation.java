package io.kms4j.core.internal.key;

import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.ResultReason;

/**
 * Whether one key may both wrap keys and encrypt data. Who may do both can unwrap a key as if it were data (Clulow, "On the
 * security of PKCS #11"); clients of the original product ask for such keys all the same.
 */
public final class UsageSeparation {
    private static final int DATA = CryptographicUsageMask.ENCRYPT | CryptographicUsageMask.DECRYPT;
    private static final int KEYS = CryptographicUsageMask.WRAP_KEY | CryptographicUsageMask.UNWRAP_KEY;

    private final boolean strict;

    /**
     * Makes the rule.
     *
     * @param strict whether a key for both is refused
     */
    public UsageSeparation(boolean strict) {
        this.strict = strict;
    }

    /** A default mask that the rule lets pass: for data. */
    CryptographicUsageMask narrowed(CryptographicUsageMask mask) {
        int narrow = mask.bits() & ~(KEYS | CryptographicUsageMask.UNRESTRICTED);
        return strict && mixes(mask) ? new CryptographicUsageMask(narrow | DATA) : mask;
    }

    /**
     * Checks the usage mask, if there is one.
     *
     * @throws KmipException INVALID_FIELD for a mask that allows both
     */
    void check(Attributes attributes) {
        if (strict
                && attributes
                        .get(Attribute.CRYPTOGRAPHIC_USAGE_MASK)
                        .filter(UsageSeparation::mixes)
                        .isPresent()) {
            throw new KmipException(
                    ResultReason.INVALID_FIELD,
                    "this server keeps keys for wrapping apart from keys for data (--strict-key-separation):"
                            + " choose one kind of use in the usage mask");
        }
    }

    private static boolean mixes(CryptographicUsageMask mask) {
        boolean unrestricted = (mask.bits() & CryptographicUsageMask.UNRESTRICTED) != 0;
        return unrestricted || ((mask.bits() & DATA) != 0 && (mask.bits() & KEYS) != 0);
    }
}
