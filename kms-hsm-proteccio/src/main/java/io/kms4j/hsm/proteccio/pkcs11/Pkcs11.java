package io.kms4j.hsm.proteccio.pkcs11;

import org.jspecify.annotations.Nullable;

/**
 * What we call of a PKCS#11 library, each method one function of the standard or an init with its end. Every method throws
 * {@link Pkcs11Exception} with the function's CKR code. Safe for many threads as PKCS#11 is: one thread per session at a
 * time. Calls block, cannot be interrupted, and must not be made on a virtual thread, which they would pin.
 */
public interface Pkcs11 {
    /** C_GetInfo. */
    LibraryInfo info();

    /** C_GetSlotList: the slots that hold a token. */
    long[] slots();

    /** C_GetTokenInfo. */
    TokenInfo tokenInfo(long slot);

    /** C_OpenSession, for reading and writing. */
    long openSession(long slot);

    /** C_CloseSession; never while another thread is inside a call on it. */
    void closeSession(long session);

    /** C_GetSessionInfo: the state, a CKS value. */
    long sessionState(long session);

    /** C_Login as CKU_USER; one byte of the PIN in each char, null for the null PIN. The caller wipes the array. */
    void login(long session, char @Nullable [] pin);

    /** C_Logout. */
    void logout(long session);

    /** C_FindObjectsInit, C_FindObjects {@code batch} at a time, C_FindObjectsFinal. */
    long[] findObjects(long session, AttributeSet template, int batch);

    /** C_GetAttributeValue: all of them, or an exception when the token refuses one. */
    AttributeSet attributes(long session, long object, long... types);

    /** C_GenerateKey. */
    long generateKey(long session, Mechanism mechanism, AttributeSet template);

    /** C_GenerateKeyPair. */
    void generateKeyPair(long session, Mechanism mechanism, AttributeSet publicKey, AttributeSet privateKey);

    /** C_CreateObject. */
    long createObject(long session, AttributeSet template);

    /** C_DestroyObject. */
    void destroyObject(long session, long object);

    /** C_EncryptInit and C_Encrypt; the number of bytes written to {@code out}, which must be large enough. */
    int encrypt(long session, Mechanism mechanism, long key, NativeBuffer in, NativeBuffer out);

    /** C_DecryptInit and C_Decrypt; the number of bytes written to {@code out}, which must be large enough. */
    int decrypt(long session, Mechanism mechanism, long key, NativeBuffer in, NativeBuffer out);

    /** C_SignInit and C_Sign: a signature or a MAC. */
    byte[] sign(long session, Mechanism mechanism, long key, byte[] data);

    /** C_GenerateRandom: fills the array. */
    void generateRandom(long session, byte[] bytes);

    /** C_SeedRandom. */
    void seedRandom(long session, byte[] seed);

    /** What C_GetInfo tells, for the log. */
    record LibraryInfo(String manufacturer, String description, String version, String cryptokiVersion) {}

    /**
     * What C_GetTokenInfo tells.
     *
     * @param flags CKF bits
     * @param maxSessions how many read-write sessions it takes; 0 or less: no limit known
     */
    record TokenInfo(String label, String model, String serialNumber, long flags, long maxSessions) {
        private static final long CKF_TOKEN_INITIALIZED = 0x400;
        private static final long CKF_USER_PIN_INITIALIZED = 0x8;
        private static final long CKF_USER_PIN_FINAL_TRY = 0x20000;
        private static final long CKF_USER_PIN_LOCKED = 0x40000;

        public boolean initialized() {
            return (flags & CKF_TOKEN_INITIALIZED) != 0;
        }

        boolean userPinInitialized() {
            return (flags & CKF_USER_PIN_INITIALIZED) != 0;
        }

        /** One more wrong PIN and the token locks itself. */
        boolean userPinFinalTry() {
            return (flags & CKF_USER_PIN_FINAL_TRY) != 0;
        }

        boolean userPinLocked() {
            return (flags & CKF_USER_PIN_LOCKED) != 0;
        }
    }
}
