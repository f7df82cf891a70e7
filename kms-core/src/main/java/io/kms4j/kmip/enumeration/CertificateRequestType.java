package io.kms4j.kmip.enumeration;

/** Certificate Request Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum CertificateRequestType implements KmipEnum {
    CRMF(0x00000001, "CRMF"),
    PKCS_10(0x00000002, "PKCS_10", "PKCS10"),
    PEM(0x00000003, "PEM"),
    PGP(0x00000004, "PGP");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    CertificateRequestType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    CertificateRequestType(int code, String kmipName, String jsonName) {
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
