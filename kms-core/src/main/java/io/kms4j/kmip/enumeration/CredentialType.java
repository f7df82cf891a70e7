package io.kms4j.kmip.enumeration;

/** Credential Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum CredentialType implements KmipEnum {
    USERNAME_AND_PASSWORD(0x00000001, "UsernameAndPassword"),
    DEVICE(0x00000002, "Device"),
    ATTESTATION(0x00000003, "Attestation"),
    ONE_TIME_PASSWORD(0x00000004, "OneTimePassword"),
    HASHED_PASSWORD(0x00000005, "HashedPassword"),
    TICKET(0x00000006, "Ticket");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    CredentialType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    CredentialType(int code, String kmipName, String jsonName) {
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
