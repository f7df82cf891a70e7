package io.kms4j.kmip.enumeration;

/** RNG Mode Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum RngMode implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    SHARED_INSTANTIATION(0x00000002, "SharedInstantiation"),
    NON_SHARED_INSTANTIATION(0x00000003, "NonSharedInstantiation");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    RngMode(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    RngMode(int code, String kmipName, String jsonName) {
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
