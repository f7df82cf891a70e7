package io.kms4j.kmip;

/** A clear key in one of the standard's formats (KMIP 2.1, Key Material). */
public sealed interface KeyMaterial {
    /** A format that is a byte string: Raw, Opaque, PKCS#1, PKCS#8, X.509, ECPrivateKey and so on. */
    record Encoded(SecretBytes bytes) implements KeyMaterial {}

    /** A transparent format: its fields, in an item tagged Key Material. Printing it would show the key, so it is not printed. */
    record Transparent(Ttlv.Structure fields) implements KeyMaterial {
        @Override
        public String toString() {
            return "Transparent[" + fields.items().size() + " fields]";
        }
    }
}
