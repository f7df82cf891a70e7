package io.kms4j.hsm.proteccio.pkcs11;

/** The constants of PKCS#11 that we use, under the names of the standard (v2.40). */
public final class Cryptoki {
    public static final long CKO_PUBLIC_KEY = 2;
    public static final long CKO_PRIVATE_KEY = 3;
    public static final long CKO_SECRET_KEY = 4;

    public static final long CKK_RSA = 0;
    public static final long CKK_EC = 3;
    public static final long CKK_GENERIC_SECRET = 0x10;
    public static final long CKK_AES = 0x1F;

    public static final long CKA_CLASS = 0;
    public static final long CKA_TOKEN = 1;
    public static final long CKA_PRIVATE = 2;
    public static final long CKA_LABEL = 3;
    public static final long CKA_VALUE = 0x11;
    public static final long CKA_KEY_TYPE = 0x100;
    public static final long CKA_ID = 0x102;
    public static final long CKA_SENSITIVE = 0x103;
    public static final long CKA_ENCRYPT = 0x104;
    public static final long CKA_DECRYPT = 0x105;
    public static final long CKA_WRAP = 0x106;
    public static final long CKA_UNWRAP = 0x107;
    public static final long CKA_SIGN = 0x108;
    public static final long CKA_VERIFY = 0x10A;
    public static final long CKA_DERIVE = 0x10C;
    public static final long CKA_MODULUS = 0x120;
    public static final long CKA_MODULUS_BITS = 0x121;
    public static final long CKA_PUBLIC_EXPONENT = 0x122;
    public static final long CKA_PRIVATE_EXPONENT = 0x123;
    public static final long CKA_PRIME_1 = 0x124;
    public static final long CKA_PRIME_2 = 0x125;
    public static final long CKA_EXPONENT_1 = 0x126;
    public static final long CKA_EXPONENT_2 = 0x127;
    public static final long CKA_COEFFICIENT = 0x128;
    public static final long CKA_VALUE_LEN = 0x161;
    public static final long CKA_EXTRACTABLE = 0x162;
    public static final long CKA_EC_PARAMS = 0x180;
    public static final long CKA_EC_POINT = 0x181;

    static final long CKM_RSA_PKCS_KEY_PAIR_GEN = 0;
    static final long CKM_RSA_PKCS = 1;
    static final long CKM_RSA_X_509 = 3;
    static final long CKM_RSA_PKCS_OAEP = 9;
    static final long CKM_RSA_PKCS_PSS = 0xD;
    static final long CKM_SHA256 = 0x250;
    static final long CKM_SHA256_HMAC = 0x251;
    static final long CKM_SHA384_HMAC = 0x261;
    static final long CKM_SHA512_HMAC = 0x271;
    static final long CKM_GENERIC_SECRET_KEY_GEN = 0x350;
    static final long CKM_EC_KEY_PAIR_GEN = 0x1040;
    static final long CKM_ECDSA = 0x1041;
    static final long CKM_AES_KEY_GEN = 0x1080;
    static final long CKM_AES_CBC = 0x1082;
    static final long CKM_AES_CBC_PAD = 0x1085;
    static final long CKM_AES_GCM = 0x1087;
    static final long CKG_MGF1_SHA256 = 2;
    static final long CKZ_DATA_SPECIFIED = 1;

    static final long CKS_RW_USER_FUNCTIONS = 3;

    public static final long CKR_ARGUMENTS_BAD = 0x7;
    public static final long CKR_ATTRIBUTE_READ_ONLY = 0x10;
    public static final long CKR_ATTRIBUTE_SENSITIVE = 0x11;
    public static final long CKR_ATTRIBUTE_TYPE_INVALID = 0x12;
    public static final long CKR_KEY_UNEXTRACTABLE = 0x6A;
    public static final long CKR_OBJECT_HANDLE_INVALID = 0x82;
    public static final long CKR_SESSION_COUNT = 0xB1;
    public static final long CKR_RANDOM_SEED_NOT_SUPPORTED = 0x120;
    public static final long CKR_RANDOM_NO_RNG = 0x121;
    public static final long CKR_TEMPLATE_INCONSISTENT = 0xD1;
    public static final long CKR_PIN_LOCKED = 0xA4;
    public static final long CKR_USER_ALREADY_LOGGED_IN = 0x100;
    public static final long CKR_USER_NOT_LOGGED_IN = 0x101;

    private Cryptoki() {}
}
