package io.kms4j.kmip.enumeration;

/** Put Function Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum PutFunction implements KmipEnum {
    NEW(0x00000001, "New"),
    REPLACE(0x00000002, "Replace");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    PutFunction(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    PutFunction(int code, String kmipName, String jsonName) {
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
