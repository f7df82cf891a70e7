package io.kms4j.core;

import java.util.Locale;

/**
 * Which algorithms the KMS works with. The rows are in {@code AlgorithmRules}: an algorithm that may protect may also undo
 * what it protected; an outdated one may, at most, do the latter. Keys for any algorithm may be registered and handed out.
 */
public enum AlgorithmPolicy {
    /** What is strong today for new protection; what is outdated (3DES, RSA-1024, SHA-1 or MD5 in signatures) only to undo it. */
    DEFAULT,
    /** Everything that is implemented, for old systems that cannot be changed. */
    LEGACY,
    /** An allow-list: what NIST approves (SP 800-131A, SP 800-140C), and what it tolerates only to undo protection. */
    FIPS;

    /** As the server's settings name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
