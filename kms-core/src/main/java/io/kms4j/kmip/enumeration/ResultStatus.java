package io.kms4j.kmip.enumeration;

/** Result Status Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum ResultStatus implements KmipEnum {
    SUCCESS(0x00000000, "Success"),
    OPERATION_FAILED(0x00000001, "OperationFailed"),
    OPERATION_PENDING(0x00000002, "OperationPending"),
    OPERATION_UNDONE(0x00000003, "OperationUndone");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    ResultStatus(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    ResultStatus(int code, String kmipName, String jsonName) {
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
