package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.hsm.proteccio.pkcs11.Pkcs11.TokenInfo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.LongSupplier;
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
    private final BackOff backOff;
    private Pkcs11Exception trouble = new Pkcs11Exception("C_OpenSession", 0);

    SlotLogin(Pkcs11 pkcs11, long slot, Login login, LongSupplier nanoTime) {
        this.backOff = new BackOff(nanoTime);
        this.pkcs11 = pkcs11;
        this.slot = slot;
        this.login = login;
    }

    int epoch() {
        return epoch;
    }

    /**
     * Lets nobody use a slot that was refused, or whose device was away and has not come back.
     *
     * @throws SlotRefusedException when this slot's PIN was refused, or it holds another token
     * @throws SlotDownException when the device is still away
     */
    void requireUsable() {
        requireNotRefused();
        int seen = epoch;
        if (away) {
            renew(seen, true);
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
     * Makes sure that somebody is logged in, after trouble seen in epoch {@code seen}. Waits for a device that blinks.
     *
     * @param afresh whether the device was away, so that sessions which look well cannot be trusted
     * @throws SlotDownException when the device is away for longer
     */
    synchronized void renew(int seen, boolean afresh) {
        requireNotRefused();
        away = away || (afresh && epoch == seen);
        boolean settled = epoch != seen;
        while (!settled) {
            awaitTurn(seen);
            settled = epoch != seen || tryToRenew(seen);
        }
    }

    private boolean tryToRenew(int seen) {
        try {
            logInAgain(seen);
            away = false;
            backOff.succeeded();
            return true;
        } catch (Pkcs11Exception e) {
            if (!e.kind().mayPass()) {
                throw e;
            }
            away = true;
            trouble = e;
            backOff.failed();
            LOG.log(
                    backOff.isDown() ? Level.WARNING : Level.DEBUG,
                    "Slot {0} cannot be reached: {1}.",
                    Long.toString(slot),
                    e.getMessage());
            return false;
        }
    }

    /** Returns when a try is due, or when somebody else's has succeeded. */
    private void awaitTurn(int seen) {
        long millis = backOff.waitMillis();
        while (millis > 0 && epoch == seen) {
            if (backOff.isDown()) {
                throw new SlotDownException(
                        "slot " + slot + " is down (" + trouble.getMessage() + "); it is tried again by itself",
                        trouble);
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SlotDownException("interrupted while waiting for slot " + slot, e);
            }
            requireNotRefused();
            millis = backOff.waitMillis();
        }
    }

    private void logInAgain(int seen) {
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
        epoch = seen + 1;
        LOG.log(Level.INFO, "Slot {0}: logged in again.", Long.toString(slot));
    }

    /** After an error that nothing helps against. */
    synchronized void giveUp(Pkcs11Exception e) {
        if (e.kind() == ErrorKind.LIBRARY) {
            refuse("its library was ended by somebody else in this process (" + e.getMessage() + "): restart");
        }
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
