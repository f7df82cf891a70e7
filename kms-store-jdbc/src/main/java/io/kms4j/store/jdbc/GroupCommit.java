package io.kms4j.store.jdbc;

import io.kms4j.core.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one writer of an H2 database. It runs the transactions that wait, each on its own, then has the file synced once for
 * all of them, and only then lets their callers go on: an H2 commit alone never reaches the disk. The more callers, the more
 * share a sync. Being alone, transactions never conflict.
 */
final class GroupCommit implements AutoCloseable {
    private static final int GROUP = 64;
    private static final String SAVEPOINT = "job";
    private static final long PATIENCE_SECONDS = 30;

    /** One transaction on its way to the disk. */
    private static final class Job {
        private final Consumer<Handle> transaction;
        private final CompletableFuture<Void> answer = new CompletableFuture<>();
        private Optional<Throwable> failure = Optional.empty();

        Job(Consumer<Handle> transaction) {
            this.transaction = transaction;
        }

        /** Runs as a part of the group's transaction, but fails alone. */
        void run(Handle handle) {
            handle.savepoint(SAVEPOINT);
            try {
                transaction.accept(handle);
                handle.releaseSavepoint(SAVEPOINT);
            } catch (RuntimeException | Error refused) {
                handle.rollbackToSavepoint(SAVEPOINT);
                failure = Optional.of(refused);
            }
        }

        void answer() {
            failure.ifPresentOrElse(answer::completeExceptionally, () -> answer.complete(null));
        }

        void fail(Throwable cause) {
            answer.completeExceptionally(cause);
        }
    }

    private final BlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
    private final Jdbi jdbi;
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.writer = new Thread(this::write, "kms-h2-writer");
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Runs a transaction and returns when it is on the disk. An interrupt of the caller is kept for later: the transaction
     * runs to its end and its outcome is known.
     */
    void run(Consumer<Handle> transaction) {
        Job job = new Job(transaction);
        waiting.add(job);
        if (closed) {
            failWaiting();
        }
        await(job.answer);
    }

    private static void await(CompletableFuture<Void> answer) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (TimeoutException stuck) {
                    throw new UnavailableException("the disk of the database does not answer", stuck);
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write() {
        List<Job> group = new ArrayList<>();
        while (!closed) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException closing) {
                break;
            }
            waiting.drainTo(group, GROUP - 1);
            writeGroup(group);
            group.clear();
        }
        failWaiting();
    }

    /** Nobody is answered before the sync, a refused caller neither: what it met may be new as well. */
    private void writeGroup(List<Job> group) {
        try {
            jdbi.useTransaction(handle -> group.forEach(job -> job.run(handle)));
            if (group.stream().anyMatch(job -> job.failure.isEmpty())) {
                jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
            }
            group.forEach(Job::answer);
        } catch (Throwable failure) { // whatever it is, the callers must hear of it and the writer must live
            group.forEach(job -> job.fail(failure));
        }
    }

    private void failWaiting() {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            job.fail(new UnavailableException("the database is closed"));
        }
    }

    /** Lets the group that is being written end and refuses the rest. */
    @Override
    public void close() {
        closed = true;
        Job last = new Job(handle -> {});
        waiting.add(last);
        try {
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
