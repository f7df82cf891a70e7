package io.kms4j.testkit;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.GrantStore;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Objects in memory; passes {@link KeyStoreContract} and fails when told to. Like a database it keeps copies: closing the
 * secret bytes of an object changes nothing here. Safe for many threads.
 */
public final class InMemoryKeyStore implements KeyStore {
    private final GrantStore grants;
    private final AtomicInteger failures = new AtomicInteger();

    /** In the order of insertion. */
    private Map<UniqueIdentifier, StoredObject> objects = new LinkedHashMap<>();

    /** A store that takes grants on removed objects out of {@code grants}. */
    public InMemoryKeyStore(GrantStore grants) {
        this.grants = grants;
    }

    /** Makes the next {@code calls} calls throw {@link UnavailableException}. */
    public void failNext(int calls) {
        failures.set(calls);
    }

    @Override
    public synchronized Optional<StoredObject> find(UniqueIdentifier id) {
        failIfTold();
        return Optional.ofNullable(objects.get(id)).map(InMemoryKeyStore::copied);
    }

    @Override
    public synchronized LocateResult locate(LocateQuery query) {
        failIfTold();
        List<StoredObject> matches =
                new ArrayList<>(objects.values().stream().filter(query::matches).toList());
        if (!query.oldestFirst()) {
            Collections.reverse(matches);
        }
        List<StoredObject> page = matches.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(object -> object.withMaterial(new Material.None()))
                .toList();
        return new LocateResult(matches.size(), page);
    }

    @Override
    public synchronized List<UniqueIdentifier> withKey(IndexKey key, int offset, int limit) {
        failIfTold();
        return objects.values().stream()
                .filter(object -> ObjectIndex.keysOf(object).contains(key))
                .map(StoredObject::id)
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void apply(List<Change> changes) {
        failIfTold();
        Map<UniqueIdentifier, StoredObject> changed = new LinkedHashMap<>(objects);
        changes.forEach(change -> apply(change, changed));
        objects = changed;
        for (Change change : changes) {
            if (change instanceof Change.Remove remove) {
                grants.revokeAll(remove.id());
            }
        }
    }

    private static void apply(Change change, Map<UniqueIdentifier, StoredObject> objects) {
        if (change instanceof Change.Insert insert) {
            StoredObject object = insert.object();
            if (objects.putIfAbsent(object.id(), copied(object, 1)) != null) {
                throw new KmipException(ResultReason.OBJECT_ALREADY_EXISTS, "'" + object.id() + "' already exists");
            }
        } else if (change instanceof Change.Replace replace) {
            StoredObject object = replace.object();
            requireVersion(objects, object.id(), object.version());
            objects.put(object.id(), copied(object, object.version() + 1));
        } else if (change instanceof Change.Remove remove) {
            requireVersion(objects, remove.id(), remove.version());
            objects.remove(remove.id());
        } else {
            throw new IllegalArgumentException("unknown change " + change.getClass());
        }
    }

    private static void requireVersion(Map<UniqueIdentifier, StoredObject> objects, UniqueIdentifier id, long version) {
        StoredObject present = objects.get(id);
        if (present == null || present.version() != version) {
            throw new StaleObjectException(id);
        }
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

    private void failIfTold() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new UnavailableException("the database does not answer now; try again later");
        }
    }
}
