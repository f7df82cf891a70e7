package io.kms4j.kmip.ttlv;

import io.kms4j.kmip.Ttlv;

/** The binary encoding (KMIP 2.1, TTLV Encoding). Safe for many threads. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class BinaryTtlv {
    private BinaryTtlv() {}

    /**
     * Reads exactly one item.
     *
     * @throws io.kms4j.kmip.KmipException INVALID_MESSAGE for anything else
     */
    public static Ttlv read(byte[] bytes) {
        throw new UnsupportedOperationException(bytes.length + " bytes");
    }

    public static byte[] write(Ttlv item) {
        throw new UnsupportedOperationException(item.toString());
    }
}
