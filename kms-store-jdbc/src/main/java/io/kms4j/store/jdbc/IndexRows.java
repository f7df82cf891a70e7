package io.kms4j.store.jdbc;

import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StoredObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The rows by which Locate finds an object: its keys in one table, its dates in another. They follow from the attributes
 * alone, so they are never read back: what to delete is worked out from the old attributes. A release that changes
 * {@link ObjectIndex} must therefore write these rows anew when it migrates.
 */
final class IndexRows {
    private static final IndexRows NONE = new IndexRows(Set.of(), Map.of());

    private static final String INSERT_KEY =
            "INSERT INTO object_keys (seq, attribute, attribute_value) VALUES (?, ?, ?)";
    private static final String DELETE_KEY =
            "DELETE FROM object_keys WHERE seq = ? AND attribute = ? AND attribute_value = ?";
    private static final String INSERT_DATE = "INSERT INTO object_dates (seq, attribute, moment) VALUES (?, ?, ?)";
    private static final String DELETE_DATE = "DELETE FROM object_dates WHERE seq = ? AND attribute = ? AND moment = ?";

    private final Set<IndexKey> keys;

    /** Microseconds since 1970 by attribute. */
    private final Set<Map.Entry<Integer, Long>> dates;

    private IndexRows(Set<IndexKey> keys, Map<Integer, Long> dates) {
        this.keys = keys;
        this.dates = dates.entrySet();
    }

    static IndexRows none() {
        return NONE;
    }

    static IndexRows of(StoredObject object) {
        Map<Integer, Long> dates = ObjectIndex.datesOf(object).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, date -> Rows.micros(date.getValue())));
        return new IndexRows(ObjectIndex.keysOf(object), dates);
    }

    /** Writes these rows of an object in place of {@code old}, touching only those that differ. */
    void replace(IndexRows old, Handle handle, long seq) {
        writeKeys(handle, DELETE_KEY, seq, without(old.keys, keys));
        writeKeys(handle, INSERT_KEY, seq, without(keys, old.keys));
        writeDates(handle, DELETE_DATE, seq, without(old.dates, dates));
        writeDates(handle, INSERT_DATE, seq, without(dates, old.dates));
    }

    private static <E> Set<E> without(Set<E> all, Set<E> some) {
        Set<E> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static void writeKeys(Handle handle, String sql, long seq, Set<IndexKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        keys.forEach(key -> batch.bind(0, seq)
                .bind(1, key.attribute())
                .bind(2, key.value().toArray())
                .add());
        batch.execute();
    }

    private static void writeDates(Handle handle, String sql, long seq, Set<Map.Entry<Integer, Long>> dates) {
        if (dates.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        dates.forEach(date -> batch.bind(0, seq)
                .bind(1, date.getKey())
                .bind(2, date.getValue())
                .add());
        batch.execute();
    }
}
