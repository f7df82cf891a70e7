package io.kms4j.kmip.enumeration;

/** Shredding Algorithm Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ShreddingAlgorithm implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    CRYPTOGRAPHIC(0x00000002, "Cryptographic"),
    UNSUPPORTED(0x00000003, "Unsupported");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ShreddingAlgorithm(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ShreddingAlgorithm(int code, String kmipName, String jsonName) {
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
