package io.kms4j.kmip.enumeration;

/** Object Group Member Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ObjectGroupMember implements KmipEnum {
    GROUP_MEMBER_FRESH(0x00000001, "GroupMemberFresh"),
    GROUP_MEMBER_DEFAULT(0x00000002, "GroupMemberDefault");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ObjectGroupMember(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ObjectGroupMember(int code, String kmipName, String jsonName) {
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
