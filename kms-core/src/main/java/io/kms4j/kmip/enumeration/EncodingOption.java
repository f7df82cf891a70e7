package io.kms4j.kmip.enumeration;

/** Encoding Option Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum EncodingOption implements KmipEnum {
    NO_ENCODING(0x00000001, "NoEncoding"),
    TTLV_ENCODING(0x00000002, "TTLVEncoding");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    EncodingOption(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    EncodingOption(int code, String kmipName, String jsonName) {
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
