package io.kms4j.kmip.enumeration;

/** Adjustment Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum AdjustmentType implements KmipEnum {
    INCREMENT(0x00000001, "Increment"),
    DECREMENT(0x00000002, "Decrement"),
    NEGATE(0x00000003, "Negate");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    AdjustmentType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    AdjustmentType(int code, String kmipName, String jsonName) {
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
