package io.kms4j.hsm.proteccio.pkcs11;

import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_CLASS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_DECRYPT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_DERIVE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EC_PARAMS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_ENCRYPT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_EXTRACTABLE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_ID;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_KEY_TYPE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_LABEL;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_MODULUS_BITS;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PRIVATE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_PUBLIC_EXPONENT;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_SENSITIVE;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_SIGN;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_TOKEN;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_UNWRAP;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VALUE_LEN;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_VERIFY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKA_WRAP;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_AES;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_EC;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_GENERIC_SECRET;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKK_RSA;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_PRIVATE_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_PUBLIC_KEY;
import static io.kms4j.hsm.proteccio.pkcs11.Cryptoki.CKO_SECRET_KEY;

/**
 * What new keys are told to be, and what is searched for. Everything is said, since defaults differ between tokens. A
 * sensitive key is not extractable either, and AES keys do not wrap: a key that both wraps and decrypts can be made to give
 * other keys away.
 */
public final class Templates {
    private static final byte[] EXPONENT_65537 = {1, 0, 1};

    private Templates() {}

    /**
     * A new AES key.
     *
     * @param isPrivate whether only a logged-in user sees it
     */
    public static AttributeSet aes(String label, int lengthBits, boolean sensitive, boolean isPrivate) {
        return secret(CKK_AES, label, lengthBits, sensitive, isPrivate)
                .with(CKA_ENCRYPT, true)
                .with(CKA_DECRYPT, true)
                .with(CKA_SIGN, false)
                .with(CKA_VERIFY, false);
    }

    /** A new key for HMAC; the rest as for {@link #aes}. */
    public static AttributeSet hmac(String label, int lengthBits, boolean sensitive, boolean isPrivate) {
        return secret(CKK_GENERIC_SECRET, label, lengthBits, sensitive, isPrivate)
                .with(CKA_ENCRYPT, false)
                .with(CKA_DECRYPT, false)
                .with(CKA_SIGN, true)
                .with(CKA_VERIFY, true);
    }

    private static AttributeSet secret(
            long keyType, String label, int lengthBits, boolean sensitive, boolean isPrivate) {
        return named(CKO_SECRET_KEY, keyType, label, label)
                .with(CKA_PRIVATE, isPrivate)
                .with(CKA_VALUE_LEN, lengthBits / 8)
                .with(CKA_WRAP, false)
                .with(CKA_UNWRAP, false)
                .with(CKA_SENSITIVE, sensitive)
                .with(CKA_EXTRACTABLE, !sensitive);
    }

    private static AttributeSet named(long keyClass, long keyType, String label, String id) {
        return new AttributeSet()
                .with(CKA_CLASS, keyClass)
                .with(CKA_KEY_TYPE, keyType)
                .with(CKA_TOKEN, true)
                .with(CKA_LABEL, label)
                .with(CKA_ID, id);
    }

    /** The public half of a new RSA pair; {@code id} is the same for both halves. */
    public static AttributeSet rsaPublic(String label, String id, int lengthBits) {
        return named(CKO_PUBLIC_KEY, CKK_RSA, label, id)
                .with(CKA_PRIVATE, false)
                .with(CKA_MODULUS_BITS, lengthBits)
                .with(CKA_PUBLIC_EXPONENT, EXPONENT_65537)
                .with(CKA_ENCRYPT, true)
                .with(CKA_VERIFY, true)
                .with(CKA_WRAP, true);
    }

    /** The private half of a new RSA pair. */
    public static AttributeSet rsaPrivate(String label, boolean sensitive, boolean isPrivate) {
        return named(CKO_PRIVATE_KEY, CKK_RSA, label, label)
                .with(CKA_PRIVATE, isPrivate)
                .with(CKA_DECRYPT, true)
                .with(CKA_SIGN, true)
                .with(CKA_UNWRAP, true)
                .with(CKA_SENSITIVE, sensitive)
                .with(CKA_EXTRACTABLE, !sensitive);
    }

    /** The public half of a new elliptic-curve pair; {@code curve} as CKA_EC_PARAMS wants it. */
    public static AttributeSet ecPublic(String label, String id, byte[] curve) {
        return named(CKO_PUBLIC_KEY, CKK_EC, label, id)
                .with(CKA_PRIVATE, false)
                .with(CKA_EC_PARAMS, curve)
                .with(CKA_VERIFY, true);
    }

    /** The private half of a new elliptic-curve pair. */
    public static AttributeSet ecPrivate(String label, boolean sensitive, boolean isPrivate) {
        return named(CKO_PRIVATE_KEY, CKK_EC, label, label)
                .with(CKA_PRIVATE, isPrivate)
                .with(CKA_SIGN, true)
                .with(CKA_DERIVE, false)
                .with(CKA_SENSITIVE, sensitive)
                .with(CKA_EXTRACTABLE, !sensitive);
    }

    /** A key as {@code template} but with this value, in place of a length to make one of. */
    public static AttributeSet valued(AttributeSet template, AttributeSet value) {
        return template.without(CKA_VALUE_LEN).without(CKA_MODULUS_BITS).and(value);
    }

    /** Some tokens know no CKA_ID on secret keys. */
    public static AttributeSet withoutId(AttributeSet template) {
        return template.without(CKA_ID);
    }

    /** All objects of this label. */
    public static AttributeSet labelled(String label) {
        return new AttributeSet().with(CKA_LABEL, label);
    }

    /** All keys of a class and type. */
    public static AttributeSet keys(long keyClass, long keyType) {
        return new AttributeSet().with(CKA_CLASS, keyClass).with(CKA_KEY_TYPE, keyType);
    }
}
