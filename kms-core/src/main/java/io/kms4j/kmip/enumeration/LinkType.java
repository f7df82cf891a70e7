package io.kms4j.kmip.enumeration;

/** Link Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum LinkType implements KmipEnum {
    CERTIFICATE_LINK(0x00000101, "CertificateLink"),
    PUBLIC_KEY_LINK(0x00000102, "PublicKeyLink"),
    PRIVATE_KEY_LINK(0x00000103, "PrivateKeyLink"),
    DERIVATION_BASE_OBJECT_LINK(0x00000104, "DerivationBaseObjectLink"),
    DERIVED_KEY_LINK(0x00000105, "DerivedKeyLink"),
    REPLACEMENT_OBJECT_LINK(0x00000106, "ReplacementObjectLink"),
    REPLACED_OBJECT_LINK(0x00000107, "ReplacedObjectLink"),
    PARENT_LINK(0x00000108, "ParentLink"),
    CHILD_LINK(0x00000109, "ChildLink"),
    PREVIOUS_LINK(0x0000010A, "PreviousLink"),
    NEXT_LINK(0x0000010B, "NextLink"),
    PKCS_12_CERTIFICATE_LINK(0x0000010C, "PKCS_12CertificateLink", "PKCS12CertificateLink"),
    PKCS_12_PASSWORD_LINK(0x0000010D, "PKCS_12PasswordLink", "PKCS12PasswordLink"),
    WRAPPING_KEY_LINK(0x0000010E, "WrappingKeyLink");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    LinkType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    LinkType(int code, String kmipName, String jsonName) {
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
