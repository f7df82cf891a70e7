package io.kms4j.hsm.proteccio.pkcs11;

import io.kms4j.core.UnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that call into a slot's library, since a native call can neither be interrupted nor be made on a virtual
 * thread. Callers wait in a queue, first come first served, and no longer than they want to; a call that hangs keeps its
 * thread, not its caller.
 *
 * <p>A ThreadPoolExecutor would take turns among its threads. Here the one that was busy last gets the next call, and is
 * free before its caller goes on: that halves the price of changing threads, 10 µs.
 */
final class Workers {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String name;
    private final int size;
    private final AtomicInteger overdue = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition threadEnded = lock.newCondition();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private final ArrayDeque<Job<?>> waiting = new ArrayDeque<>();
    private int threads;
    private int started;
    private volatile boolean closed;

    Workers(String name, int size) {
        this.name = name;
        this.size = size;
    }

    /**
     * Runs {@code work} on one of the threads.
     *
     * @throws UnavailableException when it does not end within {@code limit}
     */
    <T> T call(Supplier<T> work, Duration limit) {
        if (overdue.get() >= size) {
            throw new UnavailableException(name + " does not answer: all its sessions wait for it");
        }
        Job<T> job = new Job<>(name, work, overdue);
        submit(job);
        try {
            return job.await(limit);
        } finally {
            if (!job.hasBegun()) {
                withdraw(job);
            }
        }
    }

    /** Whether a call hangs that its caller has given up. */
    boolean hang() {
        return overdue.get() > 0;
    }

    private void submit(Job<?> job) {
        Worker free;
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + " was closed");
            }
            free = idle.pollFirst();
            if (free == null && threads < size) {
                new Worker(job, ++started).start();
                threads++;
            } else if (free == null) {
                waiting.addLast(job);
            }
        } finally {
            lock.unlock();
        }
        if (free != null) {
            free.job = job;
            LockSupport.unpark(free);
        }
    }

    private void withdraw(Job<?> job) {
        lock.lock();
        try {
            waiting.remove(job);
        } finally {
            lock.unlock();
        }
    }

    /** Lets calls end that were made, but does not wait for ever. */
    void shutDown() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(LockSupport::unpark);
            long left = CLOSE_NANOS;
            while (threads > 0 && left > 0) {
                left = threadEnded.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private final class Worker extends Thread {
        private volatile @Nullable Job<?> job;

        Worker(Job<?> first, int number) {
            super(name + " " + number);
            setDaemon(true);
            job = first;
        }

        @Override
        public void run() {
            Job<?> next = job;
            while (next != null) {
                job = null;
                Runnable answer = next.work();
                next = nextOrIdle();
                answer.run();
                if (next == null) {
                    next = awaitJob();
                }
            }
        }

        private @Nullable Job<?> nextOrIdle() {
            lock.lock();
            try {
                Job<?> next = waiting.pollFirst();
                if (next == null) {
                    idle.addFirst(this);
                }
                return next;
            } finally {
                lock.unlock();
            }
        }

        /** The next job, or null when there was none for long and this thread has left. */
        private @Nullable Job<?> awaitJob() {
            long end = System.nanoTime() + IDLE_NANOS;
            while (job == null) {
                // Nothing may block between looking at the job and parking: it would use up the wake-up call.
                long left = end - System.nanoTime();
                if (left > 0 && !closed) {
                    LockSupport.parkNanos(this, left);
                } else if (leave()) {
                    return null;
                }
            }
            return job;
        }

        /** Whether this thread may end; not when it was just given a job. */
        private boolean leave() {
            lock.lock();
            try {
                boolean left = idle.remove(this);
                if (left) {
                    threads--;
                    threadEnded.signalAll();
                }
                return left;
            } finally {
                lock.unlock();
            }
        }
    }
}
