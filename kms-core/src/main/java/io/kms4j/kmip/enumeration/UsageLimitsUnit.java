package io.kms4j.kmip.enumeration;

/** Usage Limits Unit Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum UsageLimitsUnit implements KmipEnum {
    BYTE(0x00000001, "Byte"),
    OBJECT(0x00000002, "Object");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    UsageLimitsUnit(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    UsageLimitsUnit(int code, String kmipName, String jsonName) {
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
