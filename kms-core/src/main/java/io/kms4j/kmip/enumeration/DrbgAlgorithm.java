package io.kms4j.kmip.enumeration;

/** DRBG Algorithm Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum DrbgAlgorithm implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    DUAL_EC(0x00000002, "Dual_EC", "DualEC"),
    HASH(0x00000003, "Hash"),
    HMAC(0x00000004, "HMAC"),
    CTR(0x00000005, "CTR");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    DrbgAlgorithm(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    DrbgAlgorithm(int code, String kmipName, String jsonName) {
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
