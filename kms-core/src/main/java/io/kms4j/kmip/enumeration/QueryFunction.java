package io.kms4j.kmip.enumeration;

/** Query Function Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum QueryFunction implements KmipEnum {
    QUERY_OPERATIONS(0x00000001, "QueryOperations"),
    QUERY_OBJECTS(0x00000002, "QueryObjects"),
    QUERY_SERVER_INFORMATION(0x00000003, "QueryServerInformation"),
    QUERY_APPLICATION_NAMESPACES(0x00000004, "QueryApplicationNamespaces"),
    QUERY_EXTENSION_LIST(0x00000005, "QueryExtensionList"),
    QUERY_EXTENSION_MAP(0x00000006, "QueryExtensionMap"),
    QUERY_ATTESTATION_TYPES(0x00000007, "QueryAttestationTypes"),
    QUERY_RNGS(0x00000008, "QueryRNGs"),
    QUERY_VALIDATIONS(0x00000009, "QueryValidations"),
    QUERY_PROFILES(0x0000000A, "QueryProfiles"),
    QUERY_CAPABILITIES(0x0000000B, "QueryCapabilities"),
    QUERY_CLIENT_REGISTRATION_METHODS(0x0000000C, "QueryClientRegistrationMethods"),
    QUERY_DEFAULTS_INFORMATION(0x0000000D, "QueryDefaultsInformation"),
    QUERY_STORAGE_PROTECTION_MASKS(0x0000000E, "QueryStorageProtectionMasks");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    QueryFunction(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    QueryFunction(int code, String kmipName, String jsonName) {
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
