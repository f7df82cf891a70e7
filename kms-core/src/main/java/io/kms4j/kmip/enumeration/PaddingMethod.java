package io.kms4j.kmip.enumeration;

/** Padding Method Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum PaddingMethod implements KmipEnum {
    NONE(0x00000001, "None"),
    OAEP(0x00000002, "OAEP"),
    PKCS5(0x00000003, "PKCS5"),
    SSL3(0x00000004, "SSL3"),
    ZEROS(0x00000005, "Zeros"),
    ANSI_X9_23(0x00000006, "ANSIX9_23", "ANSI_X923"),
    ISO_10126(0x00000007, "ISO10126"),
    PKCS1_V1_5(0x00000008, "PKCS1V1_5", "PKCS1v15"),
    X9_31(0x00000009, "X9_31", "X931"),
    PSS(0x0000000A, "PSS");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    PaddingMethod(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    PaddingMethod(int code, String kmipName, String jsonName) {
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
