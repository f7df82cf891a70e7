package io.kms4j.kmip.enumeration;

/** Attestation Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum AttestationType implements KmipEnum {
    TPM_QUOTE(0x00000001, "TPMQuote"),
    TCG_INTEGRITY_REPORT(0x00000002, "TCGIntegrityReport"),
    SAML_ASSERTION(0x00000003, "SAMLAssertion");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    AttestationType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    AttestationType(int code, String kmipName, String jsonName) {
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
