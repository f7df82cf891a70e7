package io.kms4j.kmip.ttlv;

/** What no honest message exceeds; the same in every encoding, so that what one reads another can write. */
final class Limits {
    /** Structures inside structures. */
    static final int DEPTH = 32;

    static final int ITEMS = 100_000;

    /** Longer numbers are not keys but attempts to keep a processor busy. */
    static final int BIG_INTEGER_BYTES = 8 * 1024;

    private Limits() {}
}
