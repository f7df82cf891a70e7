package io.kms4j.hsm.proteccio.pkcs11;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a slot: opened as needed, at most as many as there are threads, kept while they are well, closed after any
 * error. Calls are repeated when another session or a new login may help. Safe for many threads.
 */
public final class SlotSessions implements AutoCloseable {
    /** What is done with a session, on one of the slot's threads. It may be run several times, one after the other. */
    public interface Task<T> {
        T run(Session session);

        /** Called once, on the same thread, when it will not be run again; also long after its caller gave up. */
        default void ended() {}
    }

    private static final Logger LOG = System.getLogger(SlotSessions.class.getName());
    private static final int REPEATS = 2;
    private static final long FREE_SESSION_MILLIS = 1000;

    private final Pkcs11 pkcs11;
    private final long slot;
    private final SlotLogin login;
    private final Workers workers;
    private final LinkedBlockingDeque<Session> idle = new LinkedBlockingDeque<>();
    private volatile boolean closed;

    private SlotSessions(Pkcs11 pkcs11, long slot, Login login, int size) {
        this.pkcs11 = pkcs11;
        this.slot = slot;
        this.login = new SlotLogin(pkcs11, slot, login, System::nanoTime);
        this.workers = new Workers("HSM slot " + slot, size);
    }

    /**
     * Logs in to a slot.
     *
     * @param size how many sessions to use at most, besides one that keeps the login
     * @throws SlotRefusedException when the PIN is wrong or we had better not send it
     */
    public static SlotSessions open(Pkcs11 pkcs11, long slot, Login login, int size) {
        SlotSessions sessions = new SlotSessions(pkcs11, slot, login, size);
        try {
            sessions.login.start();
            return sessions;
        } catch (RuntimeException e) {
            sessions.close();
            throw e;
        }
    }

    /**
     * Runs a task, and again when its failure may pass: it must look what is there before it changes anything.
     *
     * @throws Pkcs11Exception when the token refuses it, or keeps failing
     * @throws SlotRefusedException when the slot's PIN was refused
     * @throws SlotDownException when its device is away
     * @throws io.kms4j.core.UnavailableException when it takes longer than {@code limit}, waiting for a session included
     */
    public <T> T call(Duration limit, Task<T> task) {
        return workers.call(
                () -> {
                    try {
                        return attempt(task, REPEATS);
                    } finally {
                        task.ended();
                    }
                },
                limit);
    }

    /** Whether a call hangs in the library. */
    public boolean hang() {
        return workers.hang();
    }

    private <T> T attempt(Task<T> task, int repeats) {
        login.requireUsable();
        int seen = login.epoch();
        try {
            return run(task, seen);
        } catch (Pkcs11Exception e) {
            LOG.log(Level.DEBUG, "Slot {0}: {1}", Long.toString(slot), e.getMessage());
            if (!e.kind().mayPass()) {
                login.giveUp(e);
                throw e;
            }
            login.renew(seen, e.kind() == ErrorKind.DEVICE);
            if (repeats == 0) {
                throw e;
            }
            return attempt(task, repeats - 1);
        }
    }

    private <T> T run(Task<T> task, int epoch) {
        Session session = take(epoch);
        boolean well = false;
        try {
            T result = task.run(session);
            well = true;
            return result;
        } finally {
            session.wipe();
            if (well && !closed) {
                idle.addFirst(session);
            } else {
                close(session);
            }
        }
    }

    private Session take(int epoch) {
        Session session = idle.pollFirst();
        while (session != null && session.epoch() != epoch) {
            close(session);
            session = idle.pollFirst();
        }
        return session != null ? session : openOrWait(epoch);
    }

    private Session openOrWait(int epoch) {
        try {
            return new Session(pkcs11, login, slot, pkcs11.openSession(slot), epoch);
        } catch (Pkcs11Exception e) {
            Session freed = e.code() == Cryptoki.CKR_SESSION_COUNT ? waitForFree() : null;
            if (freed == null) {
                throw e;
            }
            if (freed.epoch() != epoch) {
                close(freed);
                throw e;
            }
            return freed;
        }
    }

    private @Nullable Session waitForFree() {
        try {
            return idle.pollFirst(FREE_SESSION_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void close(Session session) {
        try {
            pkcs11.closeSession(session.handle());
        } catch (Pkcs11Exception e) {
            LOG.log(Level.DEBUG, e.getMessage());
        }
    }

    /** Ends all sessions, except one that hangs in the library: closing that would crash the JVM. */
    @Override
    public void close() {
        workers.shutDown();
        closed = true;
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            close(session);
        }
        login.close();
    }
}
