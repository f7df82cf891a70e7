package io.kms4j.core.internal.key;

import io.kms4j.core.port.Change;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store with a way back: between {@link #begin} and the end of what it gives, a thread's changes are seen by that thread
 * alone and kept here; {@link Undo#keep} applies them all in one transaction, closing forgets them. So nothing is ever left half undone,
 * and nobody else sees what is undone later. Without a beginning it is the store itself.
 */
public final class UndoableStore implements KeyStore {
    private static final int PAGE = 1_000;

    /** Changes that can still be undone. */
    public interface Undo extends AutoCloseable {
        /**
         * Applies all changes.
         *
         * @throws StaleObjectException when somebody else was faster; nothing is applied then
         */
        void keep();

        /** Forgets the changes that were not kept. */
        @Override
        void close();
    }

    private final KeyStore store;
    /** Of this engine, which lives as long as its threads use it. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Changes> current = new ThreadLocal<>();

    public UndoableStore(KeyStore store) {
        this.store = store;
    }

    /** From now on, this thread's changes can be undone. */
    public Undo begin() {
        Changes changes = new Changes();
        current.set(changes);
        return changes;
    }

    @Override
    public Optional<StoredObject> find(UniqueIdentifier id) {
        Changes changes = current.get();
        return changes == null ? store.find(id) : changes.find(id).map(UndoableStore::copied);
    }

    @Override
    public void apply(List<Change> changes) {
        Changes pending = current.get();
        if (pending == null) {
            store.apply(changes);
        } else {
            pending.add(changes);
        }
    }

    @Override
    public LocateResult locate(LocateQuery query) {
        Changes changes = current.get();
        return changes == null || changes.objects.isEmpty() ? store.locate(query) : changes.locate(query);
    }

    /** What this thread has changed and not kept comes first, and may come twice. */
    @Override
    public List<UniqueIdentifier> withKey(IndexKey key, int offset, int limit) {
        Changes changes = current.get();
        if (changes == null || offset > 0) {
            return store.withKey(key, offset, limit);
        }
        List<UniqueIdentifier> ids = new ArrayList<>(changes.withKey(key));
        ids.addAll(store.withKey(key, offset, limit));
        return ids;
    }

    private static StoredObject copied(StoredObject object) {
        return copied(object, object.version());
    }

    private static StoredObject copied(StoredObject object, long version) {
        Material material = object.material() instanceof Material.Clear clear
                ? new Material.Clear(clear.format(), clear.bytes().duplicate())
                : object.material();
        return new StoredObject(object.id(), object.type(), object.owner(), object.attributes(), material, version);
    }

    private static void wipe(StoredObject object) {
        if (object.material() instanceof Material.Clear clear) {
            clear.bytes().close();
        }
    }

    private static void wipe(Change change) {
        if (change instanceof Change.Insert insert) {
            wipe(insert.object());
        } else if (change instanceof Change.Replace replace) {
            wipe(replace.object());
        }
    }

    private final class Changes implements Undo {
        private final List<Change> changes = new ArrayList<>();
        /** The objects as this thread sees them; empty: removed. */
        private final Map<UniqueIdentifier, Optional<StoredObject>> objects = new LinkedHashMap<>();

        Optional<StoredObject> find(UniqueIdentifier id) {
            Optional<StoredObject> changed = objects.get(id);
            return changed != null ? changed : store.find(id);
        }

        List<UniqueIdentifier> withKey(IndexKey key) {
            return objects.values().stream()
                    .flatMap(Optional::stream)
                    .filter(object -> ObjectIndex.keysOf(object).contains(key))
                    .map(StoredObject::id)
                    .toList();
        }

        void add(List<Change> added) {
            // All or nothing here too: all are checked before the first is taken.
            Map<UniqueIdentifier, Optional<StoredObject>> next = new LinkedHashMap<>();
            List<Change> copies = new ArrayList<>();
            try {
                for (Change change : added) {
                    copies.add(take(change, next));
                }
            } catch (KmipException refused) {
                copies.forEach(UndoableStore::wipe);
                next.values().forEach(object -> object.ifPresent(UndoableStore::wipe));
                throw refused;
            }
            next.forEach((id, object) -> {
                Optional<StoredObject> old = objects.put(id, object);
                if (old != null) {
                    old.ifPresent(UndoableStore::wipe);
                }
            });
            changes.addAll(copies);
        }

        private Change take(Change change, Map<UniqueIdentifier, Optional<StoredObject>> next) {
            if (change instanceof Change.Insert insert) {
                StoredObject object = copied(insert.object());
                if (find(object.id(), next).isPresent()) {
                    throw new KmipException(ResultReason.OBJECT_ALREADY_EXISTS, "'" + object.id() + "' already exists");
                }
                next.put(object.id(), Optional.of(copied(object, 1)));
                return new Change.Insert(object);
            }
            if (change instanceof Change.Replace replace) {
                StoredObject object = copied(replace.object());
                requireVersion(object.id(), object.version(), next);
                next.put(object.id(), Optional.of(copied(object, object.version() + 1)));
                return new Change.Replace(object);
            }
            if (change instanceof Change.Remove remove) {
                requireVersion(remove.id(), remove.version(), next);
                next.put(remove.id(), Optional.empty());
                return remove;
            }
            throw new IllegalArgumentException("unknown change " + change.getClass());
        }

        private Optional<StoredObject> find(UniqueIdentifier id, Map<UniqueIdentifier, Optional<StoredObject>> next) {
            Optional<StoredObject> changed = next.get(id);
            return changed != null ? changed : find(id);
        }

        private void requireVersion(
                UniqueIdentifier id, long version, Map<UniqueIdentifier, Optional<StoredObject>> next) {
            if (find(id, next).filter(present -> present.version() == version).isEmpty()) {
                throw new StaleObjectException(id);
            }
        }

        /** The changed objects count as the newest; the others are those of the store, looked at one by one. */
        LocateResult locate(LocateQuery query) {
            List<StoredObject> changed = objects.values().stream()
                    .flatMap(Optional::stream)
                    .filter(query::matches)
                    .toList();
            Page page = new Page(query);
            if (!query.oldestFirst()) {
                changed.forEach(page::add);
            }
            int at = 0;
            List<StoredObject> stored;
            do {
                stored = store.locate(query.uncounted().page(at, PAGE)).objects();
                stored.stream()
                        .filter(object -> !objects.containsKey(object.id()))
                        .forEach(page::add);
                at += stored.size();
            } while (stored.size() == PAGE && !page.isComplete());
            if (query.oldestFirst()) {
                changed.forEach(page::add);
            }
            return page.result();
        }

        @Override
        public void keep() {
            if (!changes.isEmpty()) {
                store.apply(changes);
            }
        }

        @Override
        public void close() {
            current.remove();
            objects.values().forEach(changed -> changed.ifPresent(UndoableStore::wipe));
            changes.forEach(UndoableStore::wipe);
        }
    }

    /** The part of all matches that a query asks for. */
    private static final class Page {
        private final LocateQuery query;
        private final List<StoredObject> objects = new ArrayList<>();
        private int total;

        Page(LocateQuery query) {
            this.query = query;
        }

        void add(StoredObject match) {
            if (total >= query.offset() && objects.size() < query.limit()) {
                objects.add(match.withMaterial(new Material.None()));
            }
            total++;
        }

        /** Whether what else matches does not matter. */
        boolean isComplete() {
            return !query.counted() && objects.size() == query.limit();
        }

        LocateResult result() {
            return new LocateResult(total, objects);
        }
    }
}
