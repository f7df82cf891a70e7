package io.kms4j.store.jdbc;

import io.kms4j.core.UnavailableException;
import java.util.ArrayList;
import java.util.List;
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
    private record Job(Consumer<Handle> transaction, CompletableFuture<Void> durable) {}

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
        Job job = new Job(transaction, new CompletableFuture<>());
        waiting.add(job);
        if (closed) {
            failWaiting();
        }
        await(job.durable());
    }

    private static void await(CompletableFuture<Void> durable) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    durable.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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

    private void writeGroup(List<Job> group) {
        List<Job> done = new ArrayList<>();
        try {
            jdbi.useTransaction(handle -> group.forEach(job -> run(job, handle, done)));
            if (!done.isEmpty()) {
                jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
            }
            done.forEach(job -> job.durable().complete(null));
        } catch (Throwable failure) { // whatever it is, the callers must hear of it and the writer must live
            group.forEach(job -> job.durable().completeExceptionally(failure));
        }
    }

    /** Runs a transaction as a part of the group's, so that it fails alone. */
    private static void run(Job job, Handle handle, List<Job> done) {
        handle.savepoint(SAVEPOINT);
        try {
            job.transaction().accept(handle);
            handle.releaseSavepoint(SAVEPOINT);
            done.add(job);
        } catch (RuntimeException | Error failure) {
            handle.rollbackToSavepoint(SAVEPOINT);
            job.durable().completeExceptionally(failure);
        }
    }

    private void failWaiting() {
        for (Job job = waiting.poll(); job != null; job = waiting.poll()) {
            job.durable().completeExceptionally(new UnavailableException("the database is closed"));
        }
    }

    /** Lets the group that is being written end and refuses the rest. */
    @Override
    public void close() {
        closed = true;
        Job last = new Job(handle -> {}, new CompletableFuture<>());
        waiting.add(last);
        try {
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }
}
