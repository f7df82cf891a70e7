package io.kms4j.kmip.enumeration;

/** RNG Algorithm Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum RngAlgorithm implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    FIPS_186_2(0x00000002, "FIPS186_2", "FIPS1862"),
    DRBG(0x00000003, "DRBG"),
    NRBG(0x00000004, "NRBG"),
    ANSI_X9_31(0x00000005, "ANSIX9_31", "ANSIX931"),
    ANSI_X9_62(0x00000006, "ANSIX9_62", "ANSIX962");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    RngAlgorithm(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    RngAlgorithm(int code, String kmipName, String jsonName) {
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
