package io.kms4j.kmip.enumeration;

/** Block Cipher Mode Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum BlockCipherMode implements KmipEnum {
    CBC(0x00000001, "CBC"),
    ECB(0x00000002, "ECB"),
    PCBC(0x00000003, "PCBC"),
    CFB(0x00000004, "CFB"),
    OFB(0x00000005, "OFB"),
    CTR(0x00000006, "CTR"),
    CMAC(0x00000007, "CMAC"),
    CCM(0x00000008, "CCM"),
    GCM(0x00000009, "GCM"),
    CBC_MAC(0x0000000A, "CBC_MAC", "CBCMAC"),
    XTS(0x0000000B, "XTS"),
    AES_KEY_WRAP_PADDING(0x0000000C, "AESKeyWrapPadding"),
    NIST_KEY_WRAP(0x0000000D, "NISTKeyWrap"),
    X9_102_AESKW(0x0000000E, "X9_102AESKW", "X9102AESKW"),
    X9_102_TDKW(0x0000000F, "X9_102TDKW", "X9102TDKW"),
    X9_102_AKW1(0x00000010, "X9_102AKW1", "X9102AKW1"),
    X9_102_AKW2(0x00000011, "X9_102AKW2", "X9102AKW2"),
    AEAD(0x00000012, "AEAD"),
    GCM_SIV(0x80000002, "GCMSIV"),
    LEGACY_NIST_KEY_WRAP(0x8000000D, "LegacyNISTKeyWrap");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    BlockCipherMode(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    BlockCipherMode(int code, String kmipName, String jsonName) {
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
