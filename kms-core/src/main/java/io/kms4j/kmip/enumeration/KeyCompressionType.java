package io.kms4j.kmip.enumeration;

/** Key Compression Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum KeyCompressionType implements KmipEnum {
    EC_PUBLIC_KEY_TYPE_UNCOMPRESSED(0x00000001, "ECPublicKeyTypeUncompressed"),
    EC_PUBLIC_KEY_TYPE_X9_62_COMPRESSED_PRIME(
            0x00000002, "ECPublicKeyTypeX9_62CompressedPrime", "ECPublicKeyTypeX962CompressedPrime"),
    EC_PUBLIC_KEY_TYPE_X9_62_COMPRESSED_CHAR2(
            0x00000003, "ECPublicKeyTypeX9_62CompressedChar2", "ECPublicKeyTypeX962CompressedChar2"),
    EC_PUBLIC_KEY_TYPE_X9_62_HYBRID(0x00000004, "ECPublicKeyTypeX9_62Hybrid", "ECPublicKeyTypeX962Hybrid");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    KeyCompressionType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    KeyCompressionType(int code, String kmipName, String jsonName) {
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
