package io.kms4j.core.internal.key;

import static io.kms4j.kmip.enumeration.ObjectType.CERTIFICATE;
import static io.kms4j.kmip.enumeration.ObjectType.PRIVATE_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.PUBLIC_KEY;
import static io.kms4j.kmip.enumeration.ObjectType.SECRET_DATA;
import static io.kms4j.kmip.enumeration.ObjectType.SYMMETRIC_KEY;
import static io.kms4j.kmip.enumeration.State.ACTIVE;
import static io.kms4j.kmip.enumeration.State.COMPROMISED;
import static io.kms4j.kmip.enumeration.State.DEACTIVATED;
import static io.kms4j.kmip.enumeration.State.PRE_ACTIVE;

import io.kms4j.kmip.CryptographicUsageMask;
import io.kms4j.kmip.enumeration.ObjectType;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.State;
import java.util.Set;

/**
 * What a key must be to be used for something: the rows of KMIP's rules on states and usage masks.
 *
 * @param right the operation that the caller must be allowed
 * @param mask the bits of which the usage mask must have one
 * @param protects whether it applies protection, which only an active key may, inside its process dates
 */
public record KeyUse(Operation right, int mask, Set<State> states, Set<ObjectType> types, boolean protects) {
    /** Secret data may be a one-time pad; a certificate stands for the public key in it. */
    public static final KeyUse ENCRYPT = new KeyUse(
            Operation.ENCRYPT,
            CryptographicUsageMask.ENCRYPT,
            Set.of(ACTIVE),
            Set.of(SYMMETRIC_KEY, PUBLIC_KEY, SECRET_DATA, CERTIFICATE),
            true);

    public static final KeyUse DECRYPT = new KeyUse(
            Operation.DECRYPT,
            CryptographicUsageMask.DECRYPT,
            Set.of(ACTIVE, DEACTIVATED, COMPROMISED),
            Set.of(SYMMETRIC_KEY, PRIVATE_KEY, SECRET_DATA),
            false);

    public static final KeyUse MAC =
            new KeyUse(Operation.MAC, CryptographicUsageMask.MAC_GENERATE, Set.of(ACTIVE), Set.of(SYMMETRIC_KEY), true);

    /** Who may make MACs with a key may check them. */
    public static final KeyUse MAC_VERIFY = new KeyUse(
            Operation.MAC,
            CryptographicUsageMask.MAC_VERIFY,
            Set.of(ACTIVE, DEACTIVATED, COMPROMISED),
            Set.of(SYMMETRIC_KEY),
            false);

    public static final KeyUse SIGN =
            new KeyUse(Operation.SIGN, CryptographicUsageMask.SIGN, Set.of(ACTIVE), Set.of(PRIVATE_KEY), true);

    public static final KeyUse VERIFY = new KeyUse(
            Operation.SIGNATURE_VERIFY,
            CryptographicUsageMask.VERIFY,
            Set.of(ACTIVE, DEACTIVATED, COMPROMISED),
            Set.of(PUBLIC_KEY, CERTIFICATE),
            false);

    public static final KeyUse DERIVE = new KeyUse(
            Operation.DERIVE_KEY,
            CryptographicUsageMask.DERIVE_KEY,
            Set.of(ACTIVE),
            Set.of(SYMMETRIC_KEY, SECRET_DATA, PRIVATE_KEY, PUBLIC_KEY),
            true);

    /** Signing certificates of others. */
    public static final KeyUse CERTIFY = new KeyUse(
            Operation.CERTIFY, CryptographicUsageMask.CERTIFICATE_SIGN, Set.of(ACTIVE), Set.of(PRIVATE_KEY), true);

    /** Signing the certificate of the key itself, which proves that somebody has it and nothing else. */
    public static final KeyUse SELF_CERTIFY = new KeyUse(
            Operation.CERTIFY,
            CryptographicUsageMask.CERTIFICATE_SIGN,
            Set.of(PRE_ACTIVE, ACTIVE),
            Set.of(PRIVATE_KEY),
            true);

    /** As {@link #SELF_CERTIFY}, with a key that may sign but no certificates of others. */
    public static final KeyUse SELF_SIGN = new KeyUse(
            Operation.CERTIFY, CryptographicUsageMask.SIGN, Set.of(PRE_ACTIVE, ACTIVE), Set.of(PRIVATE_KEY), true);

    /** Wrapping another key: who may encrypt with a key may wrap with it. */
    public static final KeyUse WRAP = new KeyUse(
            Operation.ENCRYPT,
            CryptographicUsageMask.WRAP_KEY,
            Set.of(ACTIVE),
            Set.of(SYMMETRIC_KEY, PUBLIC_KEY),
            true);

    /** Protecting outside, by a client that was given the key. */
    public static final KeyUse ALLOCATE = new KeyUse(
            Operation.GET_USAGE_ALLOCATION,
            CryptographicUsageMask.ENCRYPT
                    | CryptographicUsageMask.SIGN
                    | CryptographicUsageMask.MAC_GENERATE
                    | CryptographicUsageMask.WRAP_KEY,
            Set.of(ACTIVE),
            Set.of(SYMMETRIC_KEY, PUBLIC_KEY, PRIVATE_KEY),
            true);

    public static final KeyUse UNWRAP = new KeyUse(
            Operation.DECRYPT,
            CryptographicUsageMask.UNWRAP_KEY,
            Set.of(ACTIVE, DEACTIVATED, COMPROMISED),
            Set.of(SYMMETRIC_KEY, PRIVATE_KEY),
            false);
}
