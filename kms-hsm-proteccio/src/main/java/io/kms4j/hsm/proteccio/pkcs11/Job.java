package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.SecretBytes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of {@link Workers}: work on the one side, a caller who waits for a while on the other. */
final class Job<T> {
    private enum State {
        QUEUED,
        RUNNING,
        DONE,
        GIVEN_UP
    }

    private final String name;
    private final Supplier<T> work;
    private final AtomicInteger overdue;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private volatile boolean begun;

    /**
     * @param name of the slot, for messages
     * @param overdue counts the jobs that run although their caller has gone
     */
    Job(String name, Supplier<T> work, AtomicInteger overdue) {
        this.name = name;
        this.work = work;
        this.overdue = overdue;
    }

    /** Does the work, unless its caller has gone, and returns what gives the caller the answer. */
    Runnable work() {
        begun = true;
        if (!state.compareAndSet(State.QUEUED, State.RUNNING)) {
            return () -> {};
        }
        try {
            T value = work.get();
            if (ended()) {
                return () -> result.complete(value);
            }
            return () -> discard(value);
        } catch (Throwable e) {
            if (ended()) {
                return () -> result.completeExceptionally(e);
            }
            return () -> {};
        }
    }

    boolean hasBegun() {
        return begun;
    }

    private boolean ended() {
        if (state.compareAndSet(State.RUNNING, State.DONE)) {
            return true;
        }
        overdue.decrementAndGet();
        return false;
    }

    /** Nobody takes this answer any more; it may be a secret. */
    private static void discard(@Nullable Object value) {
        if (value instanceof SecretBytes secret) {
            secret.close();
        }
    }

    /**
     * The answer.
     *
     * @throws UnavailableException when it is not there within {@code limit}
     */
    T await(Duration limit) {
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return giveUp(name + " did not answer within " + limit.toMillis() / 1000.0 + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp("interrupted while waiting for " + name);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
    }

    private T giveUp(String why) {
        if (state.compareAndSet(State.QUEUED, State.GIVEN_UP)) {
            throw new UnavailableException(why + ": all its sessions are busy");
        }
        overdue.incrementAndGet();
        if (state.compareAndSet(State.RUNNING, State.GIVEN_UP)) {
            throw new UnavailableException(why);
        }
        overdue.decrementAndGet();
        try {
            return result.join();
        } catch (CompletionException e) {
            throw rethrown(e.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
