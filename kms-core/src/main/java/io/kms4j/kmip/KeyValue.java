package io.kms4j.kmip;

/** The value in a key block (KMIP 2.1, Key Value). */
public sealed interface KeyValue {
    /** In the clear, with the attributes that travel with it. */
    record Plain(KeyMaterial keyMaterial, Attributes attributes) implements KeyValue {}

    /** Wrapped, as the key block's Key Wrapping Data says. */
    record Wrapped(Bytes bytes) implements KeyValue {}
}
