package io.kms4j.kmip.enumeration;

/** Derivation Method Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum DerivationMethod implements KmipEnum {
    PBKDF2(0x00000001, "PBKDF2"),
    HASH(0x00000002, "HASH"),
    HMAC(0x00000003, "HMAC"),
    ENCRYPT(0x00000004, "ENCRYPT"),
    NIST800_108_C(0x00000005, "NIST800_108_C"),
    NIST800_108_F(0x00000006, "NIST800_108_F"),
    NIST800_108_DPI(0x00000007, "NIST800_108_DPI"),
    ASYMMETRIC_KEY(0x00000008, "AsymmetricKey"),
    AWS_SIGNATURE_VERSION_4(0x00000009, "AWSSignatureVersion4"),
    HKDF(0x0000000A, "HKDF");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    DerivationMethod(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    DerivationMethod(int code, String kmipName, String jsonName) {
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
