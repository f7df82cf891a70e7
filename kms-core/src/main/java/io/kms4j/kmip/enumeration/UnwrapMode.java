package io.kms4j.kmip.enumeration;

/** Unwrap Mode Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum UnwrapMode implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    PROCESSED(0x00000002, "Processed"),
    NOT_PROCESSED(0x00000003, "NotProcessed");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    UnwrapMode(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    UnwrapMode(int code, String kmipName, String jsonName) {
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
