package io.kms4j.kmip.enumeration;

/** Client Registration Method Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ClientRegistrationMethod implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    SERVER_PRE_GENERATED(0x00000002, "ServerPreGenerated"),
    SERVER_ON_DEMAND(0x00000003, "ServerOnDemand"),
    CLIENT_GENERATED(0x00000004, "ClientGenerated"),
    CLIENT_REGISTERED(0x00000005, "ClientRegistered");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ClientRegistrationMethod(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ClientRegistrationMethod(int code, String kmipName, String jsonName) {
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
