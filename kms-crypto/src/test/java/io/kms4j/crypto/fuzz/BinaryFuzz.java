package io.kms4j.crypto.fuzz;

import io.kms4j.kmip.ttlv.BinaryTtlv;

/** The binary decoder and the mapper. */
final class BinaryFuzz {
    private BinaryFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Decoding.check(input, BinaryTtlv::read, BinaryTtlv::write);
    }
}
