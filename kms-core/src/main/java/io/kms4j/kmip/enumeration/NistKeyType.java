package io.kms4j.kmip.enumeration;

/** NIST Key Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum NistKeyType implements KmipEnum {
    PRIVATE_SIGNATURE_KEY(0x00000001, "PrivateSignatureKey"),
    PUBLIC_SIGNATURE_VERIFICATION_KEY(0x00000002, "PublicSignatureVerificationKey"),
    SYMMETRIC_AUTHENTICATION_KEY(0x00000003, "SymmetricAuthenticationKey"),
    PRIVATE_AUTHENTICATION_KEY(0x00000004, "PrivateAuthenticationKey"),
    PUBLIC_AUTHENTICATION_KEY(0x00000005, "PublicAuthenticationKey"),
    SYMMETRIC_DATA_ENCRYPTION_KEY(0x00000006, "SymmetricDataEncryptionKey"),
    SYMMETRIC_KEY_WRAPPING_KEY(0x00000007, "SymmetricKeyWrappingKey"),
    SYMMETRIC_RANDOM_NUMBER_GENERATION_KEY(0x00000008, "SymmetricRandomNumberGenerationKey"),
    SYMMETRIC_MASTER_KEY(0x00000009, "SymmetricMasterKey"),
    PRIVATE_KEY_TRANSPORT_KEY(0x0000000A, "PrivateKeyTransportKey"),
    PUBLIC_KEY_TRANSPORT_KEY(0x0000000B, "PublicKeyTransportKey"),
    SYMMETRIC_KEY_AGREEMENT_KEY(0x0000000C, "SymmetricKeyAgreementKey"),
    PRIVATE_STATIC_KEY_AGREEMENT_KEY(0x0000000D, "PrivateStaticKeyAgreementKey"),
    PUBLIC_STATIC_KEY_AGREEMENT_KEY(0x0000000E, "PublicStaticKeyAgreementKey"),
    PRIVATE_EPHEMERAL_KEY_AGREEMENT_KEY(0x0000000F, "PrivateEphemeralKeyAgreementKey"),
    PUBLIC_EPHEMERAL_KEY_AGREEMENT_KEY(0x00000010, "PublicEphemeralKeyAgreementKey"),
    SYMMETRIC_AUTHORIZATION_KEY(0x00000011, "SymmetricAuthorizationKey"),
    PRIVATE_AUTHORIZATION_KEY(0x00000012, "PrivateAuthorizationKey"),
    PUBLIC_AUTHORIZATION_KEY(0x00000013, "PublicAuthorizationKey");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    NistKeyType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    NistKeyType(int code, String kmipName, String jsonName) {
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
