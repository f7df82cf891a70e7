package io.kms4j.kmip.enumeration;

/** Endpoint Role Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum EndpointRole implements KmipEnum {
    CLIENT(0x00000001, "Client"),
    SERVER(0x00000002, "Server");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    EndpointRole(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    EndpointRole(int code, String kmipName, String jsonName) {
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
