package io.kms4j.kmip;

import java.util.Optional;

/** Item types of TTLV (KMIP 2.1, Item Type Enumeration). */
public enum ItemType {
    STRUCTURE(0x01, "Structure"),
    INTEGER(0x02, "Integer"),
    LONG_INTEGER(0x03, "LongInteger"),
    BIG_INTEGER(0x04, "BigInteger"),
    ENUMERATION(0x05, "Enumeration"),
    BOOLEAN(0x06, "Boolean"),
    TEXT_STRING(0x07, "TextString"),
    BYTE_STRING(0x08, "ByteString"),
    DATE_TIME(0x09, "DateTime"),
    INTERVAL(0x0A, "Interval"),
    DATE_TIME_EXTENDED(0x0B, "DateTimeExtended");

    private static final ItemType[] BY_CODE = values();

    private final int code;
    private final String kmipName;

    ItemType(int code, String kmipName) {
        this.code = code;
        this.kmipName = kmipName;
    }

    /** The type byte of the binary encoding. */
    public int code() {
        return code;
    }

    /** The name in XML and JSON. */
    public String kmipName() {
        return kmipName;
    }

    /** The type with this type byte, if there is one. */
    public static Optional<ItemType> of(int code) {
        return code >= 1 && code <= BY_CODE.length ? Optional.of(BY_CODE[code - 1]) : Optional.empty();
    }

    /** The type with this name, if there is one; case does not count. */
    public static Optional<ItemType> of(String name) {
        for (ItemType type : BY_CODE) {
            if (type.kmipName.equalsIgnoreCase(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
