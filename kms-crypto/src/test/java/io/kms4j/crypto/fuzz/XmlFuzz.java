package io.kms4j.crypto.fuzz;

import io.kms4j.kmip.ttlv.XmlTtlv;

/** The XML decoder and the mapper. */
final class XmlFuzz {
    private XmlFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Decoding.check(input, XmlTtlv::read, XmlTtlv::write);
    }
}
