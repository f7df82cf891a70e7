package io.kms4j.testkit;

/** What not every token can do. {@link HsmContract} expects the refusal of what {@link HsmContract#lacks()} names. */
public enum HsmCapability {
    /** AES-GCM; openCryptoki's software token has none. */
    AES_GCM,
    /** Keys that are not sensitive stay readable; NSS softokn makes every key of a token sensitive. */
    CLEAR_EXPORT,
    /**
     * A PKCS#1 v1.5 ciphertext with wrong padding is refused; NSS softokn answers random bytes, which hides the padding
     * from the caller as well.
     */
    PKCS1_V1_5_REFUSAL,
    /** AES-CBC finds wrong PKCS#7 padding out; openCryptoki's software token does not always. */
    CBC_PADDING_REFUSAL,
    /** Elliptic curves; openCryptoki's software token has none. */
    ELLIPTIC_CURVES,
    /** Symmetric keys from outside; openCryptoki's software token does not tell the length of one. */
    SECRET_KEY_IMPORT
}
