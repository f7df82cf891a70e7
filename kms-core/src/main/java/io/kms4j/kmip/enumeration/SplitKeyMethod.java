package io.kms4j.kmip.enumeration;

/** Split Key Method Enumeration (KMIP 1.0 to 2.1, Enumerations). */
public enum SplitKeyMethod implements KmipEnum {
    XOR(0x00000001, "XOR"),
    POLYNOMIAL_SHARING_GF_2_16(0x00000002, "PolynomialSharingGF2_16", "PolynomialSharingGF216"),
    POLYNOMIAL_SHARING_PRIME_FIELD(0x00000003, "PolynomialSharingPrimeField"),
    POLYNOMIAL_SHARING_GF_2_8(0x00000004, "PolynomialSharingGF2_8", "PolynomialSharingGF28");

    private final int code;
    private final String kmipName;
    private final String jsonName;

    SplitKeyMethod(int code, String kmipName) {
        this(code, kmipName, kmipName);
    }

    SplitKeyMethod(int code, String kmipName, String jsonName) {
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
