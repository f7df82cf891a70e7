package io.kms4j.kmip;

import io.kms4j.kmip.enumeration.NameType;

/** A name that a client gave to an object (KMIP 2.1, Name). */
public record Name(String nameValue, NameType nameType) {
    /** A name that is just text. */
    public static Name text(String value) {
        return new Name(value, NameType.UNINTERPRETED_TEXT_STRING);
    }
}
