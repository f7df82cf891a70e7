package io.kms4j.kmip.enumeration;

/** Name Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum NameType implements KmipEnum {
    UNINTERPRETED_TEXT_STRING(0x00000001, "UninterpretedTextString"),
    URI(0x00000002, "URI");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    NameType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    NameType(int code, String kmipName, String jsonName) {
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
