package io.kms4j.kmip.enumeration;

/** Protection Level Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ProtectionLevel implements KmipEnum {
    HIGH(0x00000001, "High"),
    LOW(0x00000002, "Low");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ProtectionLevel(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ProtectionLevel(int code, String kmipName, String jsonName) {
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
