package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.core.UnavailableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that call into a slot's library, since a native call can neither be interrupted nor be made on a virtual
 * thread. Callers wait in a fair queue and no longer than they want to; a call that hangs keeps its thread, not its caller.
 */
final class Workers {
    private static final int IDLE_SECONDS = 60;
    private static final int CLOSE_SECONDS = 10;

    private final String name;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger overdue = new AtomicInteger();
    private final AtomicInteger started = new AtomicInteger();

    Workers(String name, int size) {
        this.name = name;
        threads = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, name + " " + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs {@code work} on one of the threads.
     *
     * @throws UnavailableException when it does not end within {@code limit}
     */
    <T> T call(Supplier<T> work, Duration limit) {
        if (overdue.get() >= threads.getMaximumPoolSize()) {
            throw new UnavailableException(name + " does not answer: all its sessions wait for it");
        }
        Job<T> job = new Job<>(work);
        try {
            threads.execute(job);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException(name + " was closed");
        }
        return job.await(limit);
    }

    /** Whether a call hangs that its caller has given up. */
    boolean hang() {
        return overdue.get() > 0;
    }

    /** Lets calls end that have begun, but does not wait for ever. */
    void shutDown() {
        threads.shutdown();
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private enum State {
        QUEUED,
        RUNNING,
        DONE,
        GIVEN_UP
    }

    private final class Job<T> implements Runnable {
        private final Supplier<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);

        Job(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            if (!state.compareAndSet(State.QUEUED, State.RUNNING)) {
                return;
            }
            try {
                T value = work.get();
                if (ended()) {
                    result.complete(value);
                } else if (value instanceof AutoCloseable secret) {
                    closeUnclaimed(secret);
                }
            } catch (Throwable e) {
                if (ended()) {
                    result.completeExceptionally(e);
                }
            }
        }

        private boolean ended() {
            if (state.compareAndSet(State.RUNNING, State.DONE)) {
                return true;
            }
            overdue.decrementAndGet();
            return false;
        }

        T await(Duration limit) {
            try {
                return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return giveUp(name + " did not answer within " + limit.toSeconds() + " s");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return giveUp("interrupted while waiting for " + name);
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }

        private T giveUp(String why) {
            if (state.compareAndSet(State.QUEUED, State.GIVEN_UP)) {
                threads.remove(this);
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

        private RuntimeException rethrown(@Nullable Throwable cause) {
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }

    private static void closeUnclaimed(AutoCloseable secret) {
        try {
            secret.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
