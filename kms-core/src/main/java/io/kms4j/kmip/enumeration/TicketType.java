package io.kms4j.kmip.enumeration;

/** Ticket Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum TicketType implements KmipEnum {
    LOGIN(0x00000001, "Login");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    TicketType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    TicketType(int code, String kmipName, String jsonName) {
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
