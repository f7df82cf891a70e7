package io.kms4j.kmip.enumeration;

/** Key Wrap Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum KeyWrapType implements KmipEnum {
    NOT_WRAPPED(0x00000001, "NotWrapped"),
    AS_REGISTERED(0x00000002, "AsRegistered");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    KeyWrapType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    KeyWrapType(int code, String kmipName, String jsonName) {
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
