package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Ttlv;

/**
 * The JSON encoding: reads the dialects of the standard and of the original product's clients, old and new; writes the
 * one that all of its present clients parse. Safe for many threads.
 */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class JsonTtlv {
    private JsonTtlv() {}

    /**
     * Reads exactly one item.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE for anything else
     */
    public static Ttlv read(byte[] utf8) {
        throw new UnsupportedOperationException(utf8.length + " bytes");
    }

    /** One item, as UTF-8. */
    public static byte[] write(Ttlv item) {
        throw new UnsupportedOperationException(item.toString());
    }

    /** The same, indented for people. */
    public static byte[] writePretty(Ttlv item) {
        throw new UnsupportedOperationException(item.toString());
    }
}
