package io.kms4j.store.jdbc;

import io.kms4j.core.port.IndexKey;
import io.kms4j.kmip.Bytes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The rows by which Locate finds an object: its keys in one table, its dates in another.
 *
 * @param <E> one row, without the object that it belongs to
 */
final class IndexRows<E> {
    /** A date attribute of an object, in microseconds since 1970. */
    record DateRow(int attribute, long moment) {}

    static final IndexRows<IndexKey> KEYS = new IndexRows<>(
            "object_keys",
            "attribute_value",
            IndexKey::attribute,
            key -> key.value().toArray(),
            (row, context) -> new IndexKey(row.getInt(1), Bytes.takeOver(row.getBytes(2))));

    static final IndexRows<DateRow> DATES = new IndexRows<>(
            "object_dates",
            "moment",
            DateRow::attribute,
            DateRow::moment,
            (row, context) -> new DateRow(row.getInt(1), row.getLong(2)));

    private final String select;
    private final String insert;
    private final String delete;
    private final String deleteAll;
    private final ToIntFunction<E> attribute;
    private final Function<E, Object> value;
    private final RowMapper<E> mapper;

    private IndexRows(
            String table, String column, ToIntFunction<E> attribute, Function<E, Object> value, RowMapper<E> mapper) {
        this.select = "SELECT attribute, " + column + " FROM " + table + " WHERE seq = ?";
        this.insert = "INSERT INTO " + table + " (seq, attribute, " + column + ") VALUES (?, ?, ?)";
        this.delete = "DELETE FROM " + table + " WHERE seq = ? AND attribute = ? AND " + column + " = ?";
        this.deleteAll = "DELETE FROM " + table + " WHERE seq = ?";
        this.attribute = attribute;
        this.value = value;
        this.mapper = mapper;
    }

    void add(Handle handle, long seq, Collection<E> entries) {
        batch(handle, insert, seq, entries);
    }

    /** Makes {@code wanted} the rows of an object, touching only those that differ. */
    void replace(Handle handle, long seq, Set<E> wanted) {
        List<E> present = handle.createQuery(select).bind(0, seq).map(mapper).list();
        Set<E> gone = new HashSet<>(present);
        gone.removeAll(wanted);
        Set<E> added = new HashSet<>(wanted);
        present.forEach(added::remove);
        batch(handle, delete, seq, gone);
        batch(handle, insert, seq, added);
    }

    void removeAll(Handle handle, long seq) {
        handle.createUpdate(deleteAll).bind(0, seq).execute();
    }

    private void batch(Handle handle, String sql, long seq, Collection<E> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(sql);
        for (E entry : entries) {
            batch.bind(0, seq)
                    .bind(1, attribute.applyAsInt(entry))
                    .bind(2, value.apply(entry))
                    .add();
        }
        batch.execute();
    }
}
