package io.kms4j.kmip.enumeration;

/** Asynchronous Indicator Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum AsynchronousIndicator implements KmipEnum {
    MANDATORY(0x00000001, "Mandatory"),
    OPTIONAL(0x00000002, "Optional"),
    PROHIBITED(0x00000003, "Prohibited");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    AsynchronousIndicator(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    AsynchronousIndicator(int code, String kmipName, String jsonName) {
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
