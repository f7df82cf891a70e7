package io.kms4j.kmip.enumeration;

/** Opaque Data Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum OpaqueDataType implements KmipEnum {
    UNKNOWN(0x80000001, "Unknown"),
    VENDOR(0x80123456, "Vendor");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    OpaqueDataType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    OpaqueDataType(int code, String kmipName, String jsonName) {
        this.code = code;
        this.kmipName = kmipName;
        this.jsonName = jsonName;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String kmipName() {
        return kmipName;
    }

    @Override
    public String jsonName() {
        return jsonName;
    }
}
