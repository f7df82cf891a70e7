package io.kms4j.kmip.enumeration;

/** Object Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ObjectType implements KmipEnum {
    CERTIFICATE(0x00000001, "Certificate"),
    SYMMETRIC_KEY(0x00000002, "SymmetricKey"),
    PUBLIC_KEY(0x00000003, "PublicKey"),
    PRIVATE_KEY(0x00000004, "PrivateKey"),
    SPLIT_KEY(0x00000005, "SplitKey"),
    TEMPLATE(0x00000006, "Template"),
    SECRET_DATA(0x00000007, "SecretData"),
    OPAQUE_OBJECT(0x00000008, "OpaqueObject"),
    PGP_KEY(0x00000009, "PGPKey"),
    CERTIFICATE_REQUEST(0x0000000A, "CertificateRequest");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ObjectType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ObjectType(int code, String kmipName, String jsonName) {
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
