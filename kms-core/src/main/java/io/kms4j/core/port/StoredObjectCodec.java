package io.kms4j.core.port;

import io.kms4j.kmip.Attributes;

/** What a store writes into its rows: attributes and material as binary TTLV of KMIP 2.1. Safe for many threads. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class StoredObjectCodec {
    private StoredObjectCodec() {}

    public static byte[] encodeAttributes(Attributes attributes) {
        throw new UnsupportedOperationException(attributes.toString());
    }

    public static Attributes decodeAttributes(byte[] bytes) {
        throw new UnsupportedOperationException(bytes.length + " bytes");
    }

    /** The material; the caller wipes the array of a clear key after use. */
    public static byte[] encodeMaterial(Material material) {
        throw new UnsupportedOperationException(material.getClass().getName());
    }

    public static Material decodeMaterial(byte[] bytes) {
        throw new UnsupportedOperationException(bytes.length + " bytes");
    }
}
