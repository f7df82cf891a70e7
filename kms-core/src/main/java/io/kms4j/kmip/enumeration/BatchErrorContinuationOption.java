package io.kms4j.kmip.enumeration;

/** Batch Error Continuation Option Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum BatchErrorContinuationOption implements KmipEnum {
    CONTINUE(0x00000001, "Continue"),
    STOP(0x00000002, "Stop"),
    UNDO(0x00000003, "Undo");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    BatchErrorContinuationOption(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    BatchErrorContinuationOption(int code, String kmipName, String jsonName) {
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
