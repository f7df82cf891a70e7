package io.kms4j.kmip.enumeration;

/** FIPS186 Variation Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum Fips186Variation implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    GP_X_ORIGINAL(0x00000002, "GPXOriginal"),
    GP_X_CHANGE_NOTICE(0x00000003, "GPXChangeNotice"),
    X_ORIGINAL(0x00000004, "XOriginal"),
    X_CHANGE_NOTICE(0x00000005, "XChangeNotice"),
    K_ORIGINAL(0x00000006, "KOriginal"),
    K_CHANGE_NOTICE(0x00000007, "KChangeNotice");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    Fips186Variation(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    Fips186Variation(int code, String kmipName, String jsonName) {
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
