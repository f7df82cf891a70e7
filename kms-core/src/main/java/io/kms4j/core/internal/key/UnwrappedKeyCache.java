package io.kms4j.core.internal.key;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.kms4j.core.CacheLimits;
import io.kms4j.core.port.CryptoKey;
import io.kms4j.core.port.Material;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys in memory, parsed and ready. An entry is good only for the very material it was made from, which the caller has just
 * read from the store: a key that was wrapped anew or made again under the same identifier misses by itself, on every node.
 * One load per key at a time; later callers wait for it. Entries are closed when they leave the cache and nobody uses them.
 */
public final class UnwrappedKeyCache implements AutoCloseable {
    private final @Nullable AsyncCache<UniqueIdentifier, Entry> entries;
    private final @Nullable ScheduledExecutorService cleaner;

    /**
     * @param limits empty: nothing is kept
     * @param nanoTime a clock that never goes back, for ages
     */
    public UnwrappedKeyCache(Optional<CacheLimits> limits, LongSupplier nanoTime) {
        if (limits.isEmpty()) {
            entries = null;
            cleaner = null;
            return;
        }
        cleaner = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "kms4j-key-cache");
            thread.setDaemon(true);
            return thread;
        });
        entries = Caffeine.newBuilder()
                .maximumSize(limits.get().entries())
                .expireAfterAccess(limits.get().idle())
                .expireAfterWrite(limits.get().age())
                .ticker(nanoTime::getAsLong)
                .executor(Runnable::run)
                .scheduler(Scheduler.forScheduledExecutorService(cleaner))
                .evictionListener(UnwrappedKeyCache::retire)
                .removalListener(UnwrappedKeyCache::retire)
                .buildAsync();
    }

    private static void retire(@Nullable UniqueIdentifier id, @Nullable Entry entry, RemovalCause cause) {
        if (entry != null) {
            entry.retire();
        }
    }

    /**
     * Uses a key.
     *
     * @param material what the key is made from; compared with what a cached key was made from
     * @param load makes the key from {@code material}
     */
    public <T> T use(
            UniqueIdentifier id, Material material, Supplier<CryptoKey> load, Function<CryptoKey, T> operation) {
        Entry entry = borrow(id, material, load);
        try {
            return operation.apply(entry.key);
        } finally {
            entry.giveBack();
        }
    }

    private Entry borrow(UniqueIdentifier id, Material material, Supplier<CryptoKey> load) {
        if (entries == null) {
            Entry once = new Entry(load.get(), material);
            once.borrow();
            once.retire();
            return once;
        }
        while (true) {
            CompletableFuture<Entry> mine = new CompletableFuture<>();
            CompletableFuture<Entry> present = entries.asMap().putIfAbsent(id, mine);
            if (present == null) {
                fill(id, mine, material, load);
                present = mine;
            }
            Entry entry = join(present);
            if (entry.isOf(material) && entry.borrow()) {
                return entry;
            }
            entries.asMap().remove(id, present);
            entry.retire();
        }
    }

    private void fill(UniqueIdentifier id, CompletableFuture<Entry> mine, Material material, Supplier<CryptoKey> load) {
        try {
            mine.complete(new Entry(load.get(), material));
        } catch (RuntimeException | Error failure) {
            // Leave nothing behind, so that the next caller tries again; those who waited see this failure.
            if (entries != null) {
                entries.asMap().remove(id, mine);
            }
            mine.completeExceptionally(new LoadFailedException(failure));
        }
    }

    private static Entry join(CompletableFuture<Entry> future) {
        try {
            return future.join();
        } catch (CancellationException cancelled) {
            // Later JDKs throw another one, whose cause is what the future was completed with.
            Throwable failed = cancelled instanceof LoadFailedException ? cancelled : cancelled.getCause();
            Throwable failure = failed instanceof LoadFailedException ? failed.getCause() : cancelled;
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }

    /**
     * Carries a failure to all who wait for the key. A cancellation to Caffeine, which would write any other failure into the
     * log: every caller with a key that cannot be loaded could fill it.
     */
    private static final class LoadFailedException extends CancellationException {
        LoadFailedException(Throwable cause) {
            super("the key cannot be loaded");
            initCause(cause);
        }
    }

    /** Forgets a key, for instance because it was destroyed. */
    public void forget(UniqueIdentifier id) {
        if (entries != null) {
            entries.synchronous().invalidate(id);
        }
    }

    /** How many keys are kept. */
    long size() {
        if (entries == null) {
            return 0;
        }
        entries.synchronous().cleanUp();
        return entries.synchronous().estimatedSize();
    }

    @Override
    public void close() {
        if (entries != null) {
            entries.synchronous().invalidateAll();
        }
        if (cleaner != null) {
            cleaner.shutdownNow();
        }
    }

    /** A key with the number of operations that use it now; closed when retired and unused. */
    private static final class Entry {
        private final CryptoKey key;
        private final Material source;
        private int users;
        private boolean retired;

        Entry(CryptoKey key, Material source) {
            this.key = key;
            this.source = source instanceof Material.Clear clear
                    ? new Material.Clear(clear.format(), clear.bytes().duplicate())
                    : source;
        }

        boolean isOf(Material material) {
            if (source instanceof Material.Clear mine && material instanceof Material.Clear theirs) {
                return mine.format() == theirs.format() && sameBytes(mine, theirs);
            }
            return source.equals(material);
        }

        private synchronized boolean sameBytes(Material.Clear mine, Material.Clear theirs) {
            return !closed() && mine.bytes().sameAs(theirs.bytes());
        }

        private boolean closed() {
            return retired && users == 0;
        }

        synchronized boolean borrow() {
            if (retired) {
                return false;
            }
            users++;
            return true;
        }

        synchronized void giveBack() {
            users--;
            closeIfUnused();
        }

        synchronized void retire() {
            if (!retired) {
                retired = true;
                closeIfUnused();
            }
        }

        private void closeIfUnused() {
            if (closed()) {
                key.close();
                if (source instanceof Material.Clear clear) {
                    clear.bytes().close();
                }
            }
        }
    }
}
