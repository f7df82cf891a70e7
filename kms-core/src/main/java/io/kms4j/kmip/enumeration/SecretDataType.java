package io.kms4j.kmip.enumeration;

/** Secret Data Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum SecretDataType implements KmipEnum {
    PASSWORD(0x00000001, "Password"),
    SEED(0x00000002, "Seed");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    SecretDataType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    SecretDataType(int code, String kmipName, String jsonName) {
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
