package io.kms4j.kmip.enumeration;

/** Interop Function Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum InteropFunction implements KmipEnum {
    BEGIN(0x00000001, "Begin"),
    END(0x00000002, "End"),
    RESET(0x00000003, "Reset");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    InteropFunction(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    InteropFunction(int code, String kmipName, String jsonName) {
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
