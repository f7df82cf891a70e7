package io.kms4j.kmip.enumeration;

/** Revocation Reason Code Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum RevocationReasonCode implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    KEY_COMPROMISE(0x00000002, "KeyCompromise"),
    CA_COMPROMISE(0x00000003, "CACompromise"),
    AFFILIATION_CHANGED(0x00000004, "AffiliationChanged"),
    SUPERSEDED(0x00000005, "Superseded"),
    CESSATION_OF_OPERATION(0x00000006, "CessationOfOperation"),
    PRIVILEGE_WITHDRAWN(0x00000007, "PrivilegeWithdrawn");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    RevocationReasonCode(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    RevocationReasonCode(int code, String kmipName, String jsonName) {
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
