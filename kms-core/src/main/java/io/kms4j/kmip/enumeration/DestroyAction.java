package io.kms4j.kmip.enumeration;

/** Destroy Action Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum DestroyAction implements KmipEnum {
    UNSPECIFIED(0x00000001, "Unspecified"),
    KEY_MATERIAL_DELETED(0x00000002, "KeyMaterialDeleted"),
    KEY_MATERIAL_SHREDDED(0x00000003, "KeyMaterialShredded"),
    META_DATA_DELETED(0x00000004, "MetaDataDeleted"),
    META_DATA_SHREDDED(0x00000005, "MetaDataShredded"),
    DELETED(0x00000006, "Deleted"),
    SHREDDED(0x00000007, "Shredded");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    DestroyAction(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    DestroyAction(int code, String kmipName, String jsonName) {
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
