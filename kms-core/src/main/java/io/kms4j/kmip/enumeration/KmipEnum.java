package io.kms4j.kmip.enumeration;

/** A value of a KMIP enumeration: a 32-bit number with a name in each text encoding. */
public interface KmipEnum {

    /** The number on the wire; values from 0x80000000 are extensions. */
    int code();

    /** The name in XML, as the specification's name rule makes it, such as {@code SHA_256}. */
    String kmipName();

    /** The name in JSON, as existing clients of the original product parse it, such as {@code SHA256}. */
    String jsonName();
}
