package io.kms4j.kmip.enumeration;

/** Cancellation Result Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum CancellationResult implements KmipEnum {
    CANCELED(0x00000001, "Canceled"),
    UNABLE_TO_CANCEL(0x00000002, "UnableToCancel"),
    COMPLETED(0x00000003, "Completed"),
    FAILED(0x00000004, "Failed"),
    UNAVAILABLE(0x00000005, "Unavailable");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    CancellationResult(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    CancellationResult(int code, String kmipName, String jsonName) {
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
