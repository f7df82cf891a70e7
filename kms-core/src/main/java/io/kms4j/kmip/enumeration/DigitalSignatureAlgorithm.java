package io.kms4j.kmip.enumeration;

/** Digital Signature Algorithm Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum DigitalSignatureAlgorithm implements KmipEnum {
    MD2_WITH_RSA_ENCRYPTION(0x00000001, "MD2WithRSAEncryption"),
    MD5_WITH_RSA_ENCRYPTION(0x00000002, "MD5WithRSAEncryption"),
    SHA_1_WITH_RSA_ENCRYPTION(0x00000003, "SHA_1WithRSAEncryption", "SHA1WithRSAEncryption"),
    SHA_224_WITH_RSA_ENCRYPTION(0x00000004, "SHA_224WithRSAEncryption", "SHA224WithRSAEncryption"),
    SHA_256_WITH_RSA_ENCRYPTION(0x00000005, "SHA_256WithRSAEncryption", "SHA256WithRSAEncryption"),
    SHA_384_WITH_RSA_ENCRYPTION(0x00000006, "SHA_384WithRSAEncryption", "SHA384WithRSAEncryption"),
    SHA_512_WITH_RSA_ENCRYPTION(0x00000007, "SHA_512WithRSAEncryption", "SHA512WithRSAEncryption"),
    RSASSA_PSS(0x00000008, "RSASSA_PSS", "RSASSAPSS"),
    DSA_WITH_SHA_1(0x00000009, "DSAWithSHA_1", "DSAWithSHA1"),
    DSA_WITH_SHA224(0x0000000A, "DSAWithSHA224"),
    DSA_WITH_SHA256(0x0000000B, "DSAWithSHA256"),
    ECDSA_WITH_SHA_1(0x0000000C, "ECDSAWithSHA_1", "ECDSAWithSHA1"),
    ECDSA_WITH_SHA224(0x0000000D, "ECDSAWithSHA224"),
    ECDSA_WITH_SHA256(0x0000000E, "ECDSAWithSHA256"),
    ECDSA_WITH_SHA384(0x0000000F, "ECDSAWithSHA384"),
    ECDSA_WITH_SHA512(0x00000010, "ECDSAWithSHA512"),
    SHA3_256_WITH_RSA_ENCRYPTION(0x00000011, "SHA3_256WithRSAEncryption", "SHA3256WithRSAEncryption"),
    SHA3_384_WITH_RSA_ENCRYPTION(0x00000012, "SHA3_384WithRSAEncryption", "SHA3384WithRSAEncryption"),
    SHA3_512_WITH_RSA_ENCRYPTION(0x00000013, "SHA3_512WithRSAEncryption", "SHA3512WithRSAEncryption");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    DigitalSignatureAlgorithm(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    DigitalSignatureAlgorithm(int code, String kmipName, String jsonName) {
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
