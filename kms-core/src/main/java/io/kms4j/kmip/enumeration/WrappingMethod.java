package io.kms4j.kmip.enumeration;

/** Wrapping Method Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum WrappingMethod implements KmipEnum {
    ENCRYPT(0x00000001, "Encrypt"),
    MAC_SIGN(0x00000002, "MACSign"),
    ENCRYPT_THEN_MAC_SIGN(0x00000003, "EncryptThenMACSign"),
    MAC_SIGN_THEN_ENCRYPT(0x00000004, "MACSignThenEncrypt"),
    TR_31(0x00000005, "TR_31", "TR31");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    WrappingMethod(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    WrappingMethod(int code, String kmipName, String jsonName) {
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
