package io.kms4j.kmip.enumeration;

/** State Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum State implements KmipEnum {
    PRE_ACTIVE(0x00000001, "PreActive"),
    ACTIVE(0x00000002, "Active"),
    DEACTIVATED(0x00000003, "Deactivated"),
    COMPROMISED(0x00000004, "Compromised"),
    DESTROYED(0x00000005, "Destroyed"),
    DESTROYED_COMPROMISED(0x00000006, "DestroyedCompromised", "Destroyed_Compromised");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    State(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    State(int code, String kmipName, String jsonName) {
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
