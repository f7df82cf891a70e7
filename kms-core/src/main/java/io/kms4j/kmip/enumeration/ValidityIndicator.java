package io.kms4j.kmip.enumeration;

/** Validity Indicator Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ValidityIndicator implements KmipEnum {
    VALID(0x00000001, "Valid"),
    INVALID(0x00000002, "Invalid"),
    UNKNOWN(0x00000003, "Unknown");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ValidityIndicator(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ValidityIndicator(int code, String kmipName, String jsonName) {
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
