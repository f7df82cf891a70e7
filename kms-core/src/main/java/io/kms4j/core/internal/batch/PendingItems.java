package io.kms4j.core.internal.batch;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.enumeration.CancellationResult;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.kmip.message.RequestBatchItem;
import io.kms4j.kmip.message.ResponseBatchItem;
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
 * Value). Both live in the memory of this node: bounded in number, forgotten some minutes after they were asked for, gone
 * when the node stops. An answer is given to whom it belongs, once.
 */
public final class PendingItems implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int VALUE_BYTES = 16;
    private static final int MAX_IN_ALL = 1_000;
    private static final int MAX_PER_USER = 100;
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
        Instant now = clock.instant();
        items.values().removeIf(item -> item.isDone() && item.since().plus(KEPT).isBefore(now));
        long own = items.values().stream()
                .filter(item -> item.owner().equals(owner))
                .count();
        if (own + requested.size() > MAX_PER_USER || items.size() + requested.size() > MAX_IN_ALL) {
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED,
                    "a user has at most " + MAX_PER_USER + " pending operations; poll for them");
        }
        List<PendingItem> taken = new ArrayList<>();
        for (RequestBatchItem item : requested) {
            byte[] value = new byte[VALUE_BYTES];
            random.nextBytes(value);
            PendingItem pending = new PendingItem(owner, item, Bytes.takeOver(value), now);
            items.put(pending.correlationValue(), pending);
            taken.add(pending);
        }
        return taken;
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
        return Optional.ofNullable(items.get(correlationValue))
                .filter(item -> item.owner().equals(caller));
    }

    private synchronized void remove(Bytes correlationValue) {
        items.remove(correlationValue);
    }

    /** Executes nothing more; what runs now is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
