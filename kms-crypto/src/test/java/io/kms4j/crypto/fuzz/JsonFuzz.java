package io.kms4j.crypto.fuzz;

import io.kms4j.kmip.ttlv.JsonTtlv;

/** The JSON decoder and the mapper. */
final class JsonFuzz {
    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Decoding.check(input, JsonTtlv::read, JsonTtlv::write);
    }
}
