package io.kms4j.hsm.proteccio.pkcs11;

/**
 * A session of a slot, lent to one call at a time.
 *
 * <p>Everything that an object handle is good for happens in one epoch: handles of another {@link #epoch()} must be looked
 * up again.
 */
public final class Session {
    private final Pkcs11 pkcs11;
    private final SlotLogin login;
    private final long slot;
    private final long handle;
    private final int epoch;
    private final NativeBuffer in = new NativeBuffer();
    private final NativeBuffer out = new NativeBuffer();

    Session(Pkcs11 pkcs11, SlotLogin login, long slot, long handle, int epoch) {
        this.pkcs11 = pkcs11;
        this.login = login;
        this.slot = slot;
        this.handle = handle;
        this.epoch = epoch;
    }

    public Pkcs11 pkcs11() {
        return pkcs11;
    }

    public long slot() {
        return slot;
    }

    /** CK_SESSION_HANDLE. */
    public long handle() {
        return handle;
    }

    /** The login in which handles found with this session are good. */
    public int epoch() {
        return epoch;
    }

    /** For the input of an encryption or decryption; wiped after the call. */
    public NativeBuffer in() {
        return in;
    }

    /** For its output; wiped after the call. */
    public NativeBuffer out() {
        return out;
    }

    /**
     * Makes sure that "nothing found" means that nothing is there: without a login, private objects are not seen and no
     * error tells.
     *
     * @throws Pkcs11Exception CKR_USER_NOT_LOGGED_IN, after which the call is repeated with a new login
     */
    public void requireLogin() {
        if (!login.heldSince(epoch, handle)) {
            throw new Pkcs11Exception("C_GetSessionInfo", Cryptoki.CKR_USER_NOT_LOGGED_IN);
        }
    }

    void wipe() {
        in.wipe();
        out.wipe();
    }
}
