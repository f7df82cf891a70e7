package io.kms4j.core.internal.stream;

import io.kms4j.core.UserId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The streams under way in this process. A correlation value is 16 random bytes that mean nothing outside; it is good for the
 * user, the operation and the key that it was given for, and every other use of it looks as if there were no such stream. Who
 * opens too many is refused; a stream that nobody continues is forgotten. Safe for many threads.
 */
public final class Streams implements AutoCloseable {
    /** Whether the server takes data in parts (Query Capabilities: Streaming Capability). */
    public static final boolean SUPPORTED = true;

    private static final int HANDLE_BYTES = 16;

    /**
     * How much there may be of what.
     *
     * @param bufferedPerUser in bytes, of data that has to be there as a whole before anything can be said of it
     * @param buffered in bytes, of all users
     */
    public record Limits(int streamsPerUser, int streams, long bufferedPerUser, long buffered, long idleNanoseconds) {
        public static final Limits DEFAULT = new Limits(64, 4096, 16L << 20, 64L << 20, TimeUnit.MINUTES.toNanos(5));
    }

    /** Whose stream it is and what for; {@code key} is empty for Hash. */
    public record Owner(UserId caller, Operation operation, Optional<UniqueIdentifier> key) {}

    private static final class Entry {
        private final Owner owner;
        private final StreamState state;
        private boolean busy = true;
        private long lastUse;

        Entry(Owner owner, StreamState state) {
            this.owner = owner;
            this.state = state;
        }
    }

    private static final class Usage {
        private int streams;
        private long buffered;
    }

    private final Limits limits;
    private final Supplier<Bytes> handles;
    private final LongSupplier nanoTime;
    /** The one that was used longest ago is the first. */
    private final Map<Bytes, Entry> entries = new LinkedHashMap<>();

    private final Map<UserId, Usage> usages = new HashMap<>();
    private long buffered;
    private boolean cleaning;

    /**
     * @param random gives as many random bytes as asked for
     * @param nanoTime a clock that never goes back
     */
    public Streams(Limits limits, IntFunction<Bytes> random, LongSupplier nanoTime) {
        this.limits = limits;
        this.handles = () -> random.apply(HANDLE_BYTES);
        this.nanoTime = nanoTime;
    }

    /**
     * The key that a request is about: the one it names, or the one of its stream when it names none.
     *
     * @throws KmipException INVALID_CORRELATION_VALUE
     */
    public Optional<UniqueIdentifier> key(
            StreamPart part, Optional<UniqueIdentifier> named, Operation operation, UserId caller) {
        if (named.isPresent() || part.correlationValue().isEmpty()) {
            return named;
        }
        synchronized (this) {
            Entry entry = entries.get(part.correlationValue().get());
            if (entry == null || !entry.owner.caller().equals(caller) || entry.owner.operation() != operation) {
                throw unknown();
            }
            return entry.owner.key();
        }
    }

    /**
     * Does one part: begins the stream or goes on with it, and ends it after the last part. A part that fails ends its stream
     * too, since what came of it is not known.
     *
     * @param start makes the state of a new stream
     * @param work what to do with the state, and the correlation value to answer, empty after the last part
     * @throws KmipException INVALID_CORRELATION_VALUE; SERVER_LIMIT_EXCEEDED when there are too many streams
     */
    public <S extends StreamState, T> T part(
            StreamPart part, Owner owner, Class<S> type, Supplier<S> start, Work<S, T> work) {
        return switch (part.kind()) {
            case WHOLE -> {
                try (S state = start.get()) {
                    yield work.on(state, Optional.empty());
                }
            }
            case FIRST -> begin(owner, start, work);
            default -> goOn(part, owner, type, work);
        };
    }

    /** What an operation does with one part. */
    public interface Work<S, T> {
        T on(S state, Optional<Bytes> correlationValue);
    }

    private <S extends StreamState, T> T begin(Owner owner, Supplier<S> start, Work<S, T> work) {
        S state = start.get();
        Bytes handle = handles.get();
        try {
            register(handle, new Entry(owner, state));
        } catch (KmipException refused) {
            state.close();
            throw refused;
        }
        return during(handle, false, () -> work.on(state, Optional.of(handle)));
    }

    private <S extends StreamState, T> T goOn(StreamPart part, Owner owner, Class<S> type, Work<S, T> work) {
        Bytes handle = part.correlationValue().orElseThrow();
        S state = type.cast(take(handle, owner).state);
        boolean last = part.isLast();
        return during(handle, last, () -> work.on(state, last ? Optional.empty() : Optional.of(handle)));
    }

    private <T> T during(Bytes handle, boolean last, Supplier<T> work) {
        boolean keep = false;
        try {
            T result = work.get();
            keep = !last;
            return result;
        } finally {
            if (keep) {
                giveBack(handle);
            } else {
                remove(handle);
            }
        }
    }

    private synchronized void register(Bytes handle, Entry entry) {
        forgetIdle();
        Usage usage = usages.computeIfAbsent(entry.owner.caller(), unused -> new Usage());
        if (usage.streams >= limits.streamsPerUser() || entries.size() >= limits.streams()) {
            release(entry.owner.caller());
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED,
                    "too many streams are open; finish some, or wait until they are forgotten");
        }
        usage.streams++;
        entries.put(handle, entry);
        cleanLater();
    }

    private synchronized Entry take(Bytes handle, Owner owner) {
        forgetIdle();
        Entry entry = entries.get(handle);
        if (entry == null || entry.busy || !entry.owner.equals(owner)) {
            throw unknown();
        }
        entry.busy = true;
        return entry;
    }

    private synchronized void giveBack(Bytes handle) {
        Entry entry = entries.remove(handle);
        if (entry != null) {
            entry.busy = false;
            entry.lastUse = nanoTime.getAsLong();
            entries.put(handle, entry);
        }
    }

    private synchronized void remove(Bytes handle) {
        Entry entry = entries.remove(handle);
        if (entry != null) {
            end(entry);
        }
    }

    private void end(Entry entry) {
        entry.state.close();
        Usage usage = usages.get(entry.owner.caller());
        if (usage != null) {
            usage.streams--;
            release(entry.owner.caller());
        }
    }

    private void release(UserId user) {
        Usage usage = usages.get(user);
        if (usage != null && usage.streams == 0 && usage.buffered == 0) {
            usages.remove(user);
        }
    }

    private void forgetIdle() {
        long now = nanoTime.getAsLong();
        Iterator<Entry> oldestFirst = entries.values().iterator();
        while (oldestFirst.hasNext()) {
            Entry entry = oldestFirst.next();
            if (entry.busy) {
                continue;
            }
            if (now - entry.lastUse < limits.idleNanoseconds()) {
                return;
            }
            oldestFirst.remove();
            end(entry);
        }
    }

    /** Forgets idle streams also when nobody asks for any. */
    private void cleanLater() {
        if (!cleaning) {
            cleaning = true;
            CompletableFuture.delayedExecutor(limits.idleNanoseconds(), TimeUnit.NANOSECONDS)
                    .execute(this::clean);
        }
    }

    private synchronized void clean() {
        cleaning = false;
        forgetIdle();
        if (!entries.isEmpty()) {
            cleanLater();
        }
    }

    private static KmipException unknown() {
        return new KmipException(
                ResultReason.INVALID_CORRELATION_VALUE,
                "there is no stream of this CorrelationValue; it may have ended");
    }

    /** Room for parts that have to be kept until the last. */
    public PartBuffer buffer(UserId user) {
        return new PartBuffer(user, this);
    }

    synchronized void reserve(UserId user, long bytes) {
        Usage usage = usages.computeIfAbsent(user, unused -> new Usage());
        if (usage.buffered + bytes > limits.bufferedPerUser() || buffered + bytes > limits.buffered()) {
            release(user);
            throw new KmipException(
                    ResultReason.SERVER_LIMIT_EXCEEDED,
                    "this cannot be done before all data is there, and the parts are too long to keep");
        }
        usage.buffered += bytes;
        buffered += bytes;
    }

    synchronized void free(UserId user, long bytes) {
        Usage usage = usages.get(user);
        if (usage != null) {
            usage.buffered -= bytes;
            buffered -= bytes;
            release(user);
        }
    }

    /** Ends all streams; those in use when their part is done. */
    @Override
    public synchronized void close() {
        List<Entry> idle = new ArrayList<>();
        entries.values().removeIf(entry -> {
            if (!entry.busy) {
                idle.add(entry);
            }
            return !entry.busy;
        });
        idle.forEach(this::end);
    }
}
