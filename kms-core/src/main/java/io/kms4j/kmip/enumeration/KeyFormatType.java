package io.kms4j.kmip.enumeration;

/** Key Format Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum KeyFormatType implements KmipEnum {
    RAW(0x00000001, "Raw"),
    OPAQUE(0x00000002, "Opaque"),
    PKCS_1(0x00000003, "PKCS_1", "PKCS1"),
    PKCS_8(0x00000004, "PKCS_8", "PKCS8"),
    X_509(0x00000005, "X_509", "X509"),
    EC_PRIVATE_KEY(0x00000006, "ECPrivateKey"),
    TRANSPARENT_SYMMETRIC_KEY(0x00000007, "TransparentSymmetricKey"),
    TRANSPARENT_DSA_PRIVATE_KEY(0x00000008, "TransparentDSAPrivateKey"),
    TRANSPARENT_DSA_PUBLIC_KEY(0x00000009, "TransparentDSAPublicKey"),
    TRANSPARENT_RSA_PRIVATE_KEY(0x0000000A, "TransparentRSAPrivateKey"),
    TRANSPARENT_RSA_PUBLIC_KEY(0x0000000B, "TransparentRSAPublicKey"),
    TRANSPARENT_DH_PRIVATE_KEY(0x0000000C, "TransparentDHPrivateKey"),
    TRANSPARENT_DH_PUBLIC_KEY(0x0000000D, "TransparentDHPublicKey"),
    TRANSPARENT_ECDSA_PRIVATE_KEY(0x0000000E, "TransparentECDSAPrivateKey"),
    TRANSPARENT_ECDSA_PUBLIC_KEY(0x0000000F, "TransparentECDSAPublicKey"),
    TRANSPARENT_ECDH_PRIVATE_KEY(0x00000010, "TransparentECDHPrivateKey"),
    TRANSPARENT_ECDH_PUBLIC_KEY(0x00000011, "TransparentECDHPublicKey"),
    TRANSPARENT_ECMQV_PRIVATE_KEY(0x00000012, "TransparentECMQVPrivateKey"),
    TRANSPARENT_ECMQV_PUBLIC_KEY(0x00000013, "TransparentECMQVPublicKey"),
    TRANSPARENT_EC_PRIVATE_KEY(0x00000014, "TransparentECPrivateKey"),
    TRANSPARENT_EC_PUBLIC_KEY(0x00000015, "TransparentECPublicKey"),
    PKCS_12(0x00000016, "PKCS_12", "PKCS12"),
    PKCS_10(0x00000017, "PKCS_10", "PKCS10"),
    PKCS_12_LEGACY(0x88800001, "Pkcs12Legacy"),
    PKCS_7(0x88800002, "PKCS7");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    KeyFormatType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    KeyFormatType(int code, String kmipName, String jsonName) {
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
