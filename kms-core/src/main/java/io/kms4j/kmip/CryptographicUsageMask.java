package io.kms4j.kmip;

/**
 * What a key may be used for (KMIP 2.1, Cryptographic Usage Mask).
 *
 * @param bits the sum of the constants
 */
public record CryptographicUsageMask(int bits) {
    public static final int SIGN = 0x0000_0001;
    public static final int VERIFY = 0x0000_0002;
    public static final int ENCRYPT = 0x0000_0004;
    public static final int DECRYPT = 0x0000_0008;
    public static final int WRAP_KEY = 0x0000_0010;
    public static final int UNWRAP_KEY = 0x0000_0020;
    public static final int EXPORT = 0x0000_0040;
    public static final int MAC_GENERATE = 0x0000_0080;
    public static final int MAC_VERIFY = 0x0000_0100;
    public static final int DERIVE_KEY = 0x0000_0200;
    public static final int CONTENT_COMMITMENT = 0x0000_0400;
    public static final int KEY_AGREEMENT = 0x0000_0800;
    public static final int CERTIFICATE_SIGN = 0x0000_1000;
    public static final int CRL_SIGN = 0x0000_2000;
    public static final int AUTHENTICATE = 0x0010_0000;

    /** Allows everything (KMIP 2.0 and later). */
    public static final int UNRESTRICTED = 0x0020_0000;

    /** Whether the mask has every bit of {@code asked}, or allows everything. */
    public boolean allowsAll(CryptographicUsageMask asked) {
        return (asked.bits & ~bits) == 0 || (bits & UNRESTRICTED) != 0;
    }

    /** Whether the mask has {@code bit}, one of them if it is several, or allows everything. */
    public boolean allows(int bit) {
        return (bits & bit) != 0 || (bits & UNRESTRICTED) != 0;
    }
}
