package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.ProtocolVersion;
import io.kms4j.kmip.enumeration.CancellationResult;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.ResponseBatchItem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Items that are executed later, on a few threads of the engine, and their answers (KMIP 2.1, Asynchronous Correlation
 * Value). Both live in the memory of this node: bounded in number and bytes, forgotten some minutes after they were asked
 * for, gone when the node stops. An answer is given to whom it belongs, once.
 */
public final class PendingItems implements AutoCloseable {
    private static final Logger LOG = System.getLogger(PendingItems.class.getName());
    private static final int THREADS = 2;
    private static final int CLOSE_SECONDS = 10;
    private static final int VALUE_BYTES = 16;
    private static final int MAX_IN_ALL = 1_000;
    private static final int MAX_PER_USER = 100;
    private static final long MAX_BYTES_IN_ALL = 64L << 20;
    private static final long MAX_BYTES_PER_USER = 16L << 20;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Map<Bytes, PendingItem> items = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads;
    private final Clock clock;

    public PendingItems(Clock clock) {
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "kms-pending-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes items on, and has {@code work} execute them soon.
     *
     * @throws KmipException SERVER_LIMIT_EXCEEDED when there are too many already
     */
    List<PendingItem> submit(UserId owner, List<RequestBatchItem> requested, Consumer<List<PendingItem>> work) {
        List<PendingItem> taken = reserve(owner, requested);
        try {
            threads.execute(() -> work.accept(taken));
        } catch (RejectedExecutionException closed) {
            throw new KmipException(ResultReason.SERVER_LIMIT_EXCEEDED, "the server takes on nothing more", closed);
        }
        return taken;
    }

    private synchronized List<PendingItem> reserve(UserId owner, List<RequestBatchItem> requested) {
        forgetOld();
        List<PendingItem> taken = new ArrayList<>();
        long more = 0;
        for (RequestBatchItem item : requested) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            PendingItem pending = new PendingItem(owner, item, Bytes.takeOver(value), clock.instant());
            more += pending.bytes();
            taken.add(pending);
        }
        if (of(owner).size() + taken.size() > MAX_PER_USER
                || items.size() + taken.size() > MAX_IN_ALL
                || !hasRoom(owner, more)) {
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED,
                    "too many operations are pending, or too large ones; poll for them");
        }
        taken.forEach(item -> items.put(item.correlationValue(), item));
        return taken;
    }

    private void forgetOld() {
        Instant now = clock.instant();
        items.values().removeIf(item -> item.isDone() && item.since().plus(KEPT).isBefore(now));
    }

    private boolean hasRoom(UserId owner, long bytes) {
        long all = items.values().stream().mapToLong(PendingItem::bytes).sum();
        long own = of(owner).stream().mapToLong(PendingItem::bytes).sum();
        return own + bytes <= MAX_BYTES_PER_USER && all + bytes <= MAX_BYTES_IN_ALL;
    }

    /** Keeps the answer to an item in place of its request. */
    synchronized void complete(PendingItem item, ResponseBatchItem answer, ProtocolVersion version) {
        long bytes = PendingItem.bytes(answer, version);
        if (hasRoom(item.owner(), bytes - item.bytes())) {
            item.complete(answer, bytes);
        } else {
            item.complete(
                    item.failed(
                            new KmipException(
                                    ResultReason.SERVER_LIMIT_EXCEEDED,
                                    "the operation was executed, but its answer is too large to be kept"),
                            version),
                    0);
        }
    }

    /**
     * The answer to an item of {@code caller}, which is forgotten then; empty: there is none yet.
     *
     * @throws KmipException INVALID_ASYNCHRONOUS_CORRELATION_VALUE
     */
    Optional<ResponseBatchItem> poll(Bytes correlationValue, UserId caller) {
        // Outside the lock: others must not wait for this one.
        Optional<ResponseBatchItem> answer = get(correlationValue, caller).awaited();
        if (answer.isPresent()) {
            remove(correlationValue);
        }
        return answer;
    }

    /**
     * The item of {@code caller} under this value.
     *
     * @throws KmipException INVALID_ASYNCHRONOUS_CORRELATION_VALUE
     */
    PendingItem get(Bytes correlationValue, UserId caller) {
        return find(correlationValue, caller)
                .orElseThrow(() -> new KmipException(
                        ResultReason.INVALID_ASYNCHRONOUS_CORRELATION_VALUE,
                        "no operation of this caller is pending under this value"));
    }

    /** The items of {@code caller}, oldest first. */
    synchronized List<PendingItem> of(UserId caller) {
        return items.values().stream()
                .filter(item -> item.owner().equals(caller))
                .toList();
    }

    CancellationResult cancel(Bytes correlationValue, UserId caller) {
        return find(correlationValue, caller).map(PendingItem::cancel).orElse(CancellationResult.UNAVAILABLE);
    }

    private synchronized Optional<PendingItem> find(Bytes correlationValue, UserId caller) {
        forgetOld();
        return Optional.ofNullable(items.get(correlationValue))
                .filter(item -> item.owner().equals(caller));
    }

    private synchronized void remove(Bytes correlationValue) {
        items.remove(correlationValue);
    }

    /** Executes nothing more, and waits for what runs now: to interrupt it could break the database's files. */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a pending operation goes on although the KMS is closed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
