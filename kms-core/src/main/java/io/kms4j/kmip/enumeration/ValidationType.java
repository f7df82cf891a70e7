package io.kms4j.kmip.enumeration;

/** Validation Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ValidationType implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    HARDWARE(0x00000002, "Hardware"),
    SOFTWARE(0x00000003, "Software"),
    FIRMWARE(0x00000004, "Firmware"),
    HYBRID(0x00000005, "Hybrid");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ValidationType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ValidationType(int code, String kmipName, String jsonName) {
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
