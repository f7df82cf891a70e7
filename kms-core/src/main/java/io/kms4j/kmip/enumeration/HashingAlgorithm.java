package io.kms4j.kmip.enumeration;

/** Hashing Algorithm Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum HashingAlgorithm implements KmipEnum {
    MD2(0x00000001, "MD2"),
    MD4(0x00000002, "MD4"),
    MD5(0x00000003, "MD5"),
    SHA_1(0x00000004, "SHA_1", "SHA1"),
    SHA_224(0x00000005, "SHA_224", "SHA224"),
    SHA_256(0x00000006, "SHA_256", "SHA256"),
    SHA_384(0x00000007, "SHA_384", "SHA384"),
    SHA_512(0x00000008, "SHA_512", "SHA512"),
    RIPEMD_160(0x00000009, "RIPEMD_160", "RIPEMD160"),
    TIGER(0x0000000A, "Tiger"),
    WHIRLPOOL(0x0000000B, "Whirlpool"),
    SHA_512_224(0x0000000C, "SHA_512_224", "SHA512224"),
    SHA_512_256(0x0000000D, "SHA_512_256", "SHA512256"),
    SHA3_224(0x0000000E, "SHA3_224", "SHA3224"),
    SHA3_256(0x0000000F, "SHA3_256", "SHA3256"),
    SHA3_384(0x00000010, "SHA3_384", "SHA3384"),
    SHA3_512(0x00000011, "SHA3_512", "SHA3512");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    HashingAlgorithm(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    HashingAlgorithm(int code, String kmipName, String jsonName) {
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
