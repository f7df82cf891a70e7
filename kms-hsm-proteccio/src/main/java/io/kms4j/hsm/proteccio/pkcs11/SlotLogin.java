package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The one login of this process to a slot. It belongs to all sessions; closing the last one would end it, so an anchor
 * session stays open. Object handles do not outlive a login: each has an epoch. A PIN that the token refused is never sent
 * again, since tokens lock themselves. Safe for many threads.
 */
final class SlotLogin {
    private static final Logger LOG = System.getLogger(SlotLogin.class.getName());

    private final Pkcs11 pkcs11;
    private final long slot;
    private final Login login;
    private boolean anchored;
    private long anchor;
    private String serialNumber = "";
    private volatile int epoch;
    private volatile @Nullable String refusal;
    private volatile boolean away;

    SlotLogin(Pkcs11 pkcs11, long slot, Login login) {
        this.pkcs11 = pkcs11;
        this.slot = slot;
        this.login = login;
    }

    int epoch() {
        return epoch;
    }

    /**
     * Lets nobody use a slot that was refused, or whose device was away and has not been looked at since.
     *
     * @throws SlotRefusedException when this slot's PIN was refused, or it holds another token
     * @throws Pkcs11Exception when the device is still away
     */
    void requireUsable() {
        requireNotRefused();
        if (away) {
            renew(epoch, true);
        }
    }

    private void requireNotRefused() {
        String message = refusal;
        if (message != null) {
            throw new SlotRefusedException(message);
        }
    }

    /**
     * Whether {@code session} sees what a logged-in user sees, and did all the time since {@code since} was the epoch. Waits
     * for a login under way, which would make it look so too early.
     */
    synchronized boolean heldSince(int since, long session) {
        return epoch == since && holds(session);
    }

    private boolean holds(long session) {
        return !login.wanted() || pkcs11.sessionState(session) == Cryptoki.CKS_RW_USER_FUNCTIONS;
    }

    synchronized void start() {
        anchor = pkcs11.openSession(slot);
        anchored = true;
        serialNumber = pkcs11.tokenInfo(slot).serialNumber();
        logIn();
    }

    /**
     * Makes sure that somebody is logged in, after trouble seen in epoch {@code seen}.
     *
     * @param afresh whether the device was away, so that sessions which look well cannot be trusted
     */
    synchronized void renew(int seen, boolean afresh) {
        requireNotRefused();
        if (epoch != seen) {
            return;
        }
        away = away || afresh;
        boolean open = !away && isOpen();
        if (open && holds(anchor)) {
            return;
        }
        if (!open) {
            closeAnchor();
            anchor = pkcs11.openSession(slot);
            anchored = true;
        }
        requireSameToken();
        logIn();
        away = false;
        epoch = seen + 1;
        LOG.log(Level.INFO, "Slot {0}: logged in again.", Long.toString(slot));
    }

    private boolean isOpen() {
        try {
            if (anchored) {
                pkcs11.sessionState(anchor);
            }
            return anchored;
        } catch (Pkcs11Exception e) {
            return false;
        }
    }

    private void logIn() {
        if (holds(anchor)) {
            return;
        }
        requireTryLeft(pkcs11.tokenInfo(slot));
        try {
            login.lendPin(pin -> pkcs11.login(anchor, pin));
        } catch (Pkcs11Exception e) {
            if (e.code() == Cryptoki.CKR_USER_ALREADY_LOGGED_IN) {
                return;
            }
            if (e.kind() == ErrorKind.PIN) {
                throw refuse(
                        e.code() == Cryptoki.CKR_PIN_LOCKED
                                ? "its PIN is locked: have the security officer of the HSM reset it"
                                : "the HSM refused its password (" + e.getMessage()
                                        + "), which is not tried again: correct it and restart");
            }
            throw e;
        }
    }

    /** Another token may hold another key under the same label. */
    private void requireSameToken() {
        String now = pkcs11.tokenInfo(slot).serialNumber();
        if (!now.equals(serialNumber)) {
            throw refuse("it holds another token, serial number " + now + " instead of " + serialNumber
                    + ": put the right one back, or restart to use this one");
        }
    }

    private void requireTryLeft(TokenInfo token) {
        if (token.userPinLocked()) {
            throw refuse("its PIN is locked: have the security officer of the HSM reset it");
        }
        if (token.userPinFinalTry()) {
            throw refuse("one more wrong PIN would lock it, so we do not try ours:"
                    + " log in once with the right PIN by the vendor's tool, then restart");
        }
        if (!token.userPinInitialized()) {
            throw refuse("it has no user PIN yet: set one by the vendor's tool, then restart");
        }
    }

    private SlotRefusedException refuse(String why) {
        String message = "slot " + slot + " cannot be used: " + why;
        refusal = message;
        return new SlotRefusedException(message);
    }

    /** Ends the login, if no other session of this process is open, and forgets the PIN. */
    synchronized void close() {
        closeAnchor();
        login.close();
        refusal = "slot " + slot + " was closed";
    }

    private void closeAnchor() {
        if (anchored) {
            anchored = false;
            try {
                pkcs11.closeSession(anchor);
            } catch (Pkcs11Exception e) {
                LOG.log(Level.DEBUG, e.getMessage());
            }
        }
    }
}
