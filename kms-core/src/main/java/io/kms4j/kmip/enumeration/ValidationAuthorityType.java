package io.kms4j.kmip.enumeration;

/** Validation Authority Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ValidationAuthorityType implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    NIST_CMVP(0x00000002, "NISTCMVP"),
    COMMON_CRITERIA(0x00000003, "CommonCriteria");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ValidationAuthorityType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ValidationAuthorityType(int code, String kmipName, String jsonName) {
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
