package io.kms4j.kmip.enumeration;

/** Alternative Name Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum AlternativeNameType implements KmipEnum {
    UNINTERPRETED_TEXT_STRING(0x00000001, "UninterpretedTextString"),
    URI(0x00000002, "URI"),
    OBJECT_SERIAL_NUMBER(0x00000003, "ObjectSerialNumber"),
    EMAIL_ADDRESS(0x00000004, "EmailAddress"),
    DNS_NAME(0x00000005, "DNSName"),
    X_500_DISTINGUISHED_NAME(0x00000006, "X_500DistinguishedName", "X500DistinguishedName"),
    IP_ADDRESS(0x00000007, "IPAddress");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    AlternativeNameType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    AlternativeNameType(int code, String kmipName, String jsonName) {
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
