package io.kms4j.kmip.enumeration;

/** Key Role Type Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum KeyRoleType implements KmipEnum {
    BDK(0x00000001, "BDK"),
    CVK(0x00000002, "CVK"),
    DEK(0x00000003, "DEK"),
    MKAC(0x00000004, "MKAC"),
    MKSMC(0x00000005, "MKSMC"),
    MKSMI(0x00000006, "MKSMI"),
    MKDAC(0x00000007, "MKDAC"),
    MKDN(0x00000008, "MKDN"),
    MKCP(0x00000009, "MKCP"),
    MKOTH(0x0000000A, "MKOTH"),
    KEK(0x0000000B, "KEK"),
    MAC16609(0x0000000C, "MAC16609"),
    MAC97971(0x0000000D, "MAC97971"),
    MAC97972(0x0000000E, "MAC97972"),
    MAC97973(0x0000000F, "MAC97973"),
    MAC97974(0x00000010, "MAC97974"),
    MAC97975(0x00000011, "MAC97975"),
    ZPK(0x00000012, "ZPK"),
    PVKIBM(0x00000013, "PVKIBM"),
    PVKPVV(0x00000014, "PVKPVV"),
    PVKOTH(0x00000015, "PVKOTH"),
    DUKPT(0x00000016, "DUKPT"),
    IV(0x00000017, "IV"),
    TRKBK(0x00000018, "TRKBK");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    KeyRoleType(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    KeyRoleType(int code, String kmipName, String jsonName) {
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
