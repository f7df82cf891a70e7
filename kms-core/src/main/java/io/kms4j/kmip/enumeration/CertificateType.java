package io.kms4j.kmip.enumeration;

/** Certificate Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum CertificateType implements KmipEnum {
    X_509(0x00000001, "X_509", "X509"),
    PGP(0x00000002, "PGP"),
    PKCS_7(0x80000001, "PKCS7");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    CertificateType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    CertificateType(int code, String kmipName, String jsonName) {
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
