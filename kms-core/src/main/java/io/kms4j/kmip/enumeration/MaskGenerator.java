package io.kms4j.kmip.enumeration;

/** Mask Generator Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum MaskGenerator implements KmipEnum {
    MGF1(0x00000001, "MGF1");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    MaskGenerator(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    MaskGenerator(int code, String kmipName, String jsonName) {
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
