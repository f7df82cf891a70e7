package io.kms4j.kmip.enumeration;

/** Processing Stage Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ProcessingStage implements KmipEnum {
    SUBMITTED(0x00000001, "Submitted"),
    IN_PROCESS(0x00000002, "InProcess"),
    COMPLETED(0x00000003, "Completed");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ProcessingStage(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ProcessingStage(int code, String kmipName, String jsonName) {
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
