package io.kms4j.store.jdbc;

import io.kms4j.core.port.Change;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.core.port.StoredObjectCodec;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import io.kms4j.store.jdbc.IndexRows.DateRow;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** One change, encoded once and ready to run in a transaction, more than once if need be. Closing wipes the material. */
interface ObjectWrite extends AutoCloseable {
    void run(Handle handle);

    @Override
    default void close() {}

    static ObjectWrite of(Change change) {
        if (change instanceof Change.Insert insert) {
            return new Insert(new Row(insert.object()));
        }
        if (change instanceof Change.Replace replace) {
            return new Replace(new Row(replace.object()), replace.object().version());
        }
        if (change instanceof Change.Remove remove) {
            return new Remove(remove.id(), remove.version());
        }
        throw new IllegalArgumentException("unknown change " + change.getClass());
    }

    /** An object in the form of its row and of the rows that find it. */
    final class Row implements AutoCloseable {
        private static final int MAX_BYTES = 1 << 20;

        private final UniqueIdentifier id;
        private final int type;
        private final byte[] owner;
        private final int state;
        private final byte[] attributes;
        private final byte[] material;
        private final Set<IndexKey> keys;
        private final Set<DateRow> dates;

        Row(StoredObject object) {
            id = object.id();
            type = object.type().code();
            owner = Rows.bytes(object.owner());
            state = ObjectIndex.stateOf(object);
            attributes = StoredObjectCodec.encodeAttributes(object.attributes());
            material = StoredObjectCodec.encodeMaterial(object.material());
            keys = ObjectIndex.keysOf(object);
            dates = ObjectIndex.datesOf(object).entrySet().stream()
                    .map(date -> new DateRow(date.getKey(), Rows.micros(date.getValue())))
                    .collect(Collectors.toSet());
            if (attributes.length > MAX_BYTES || material.length > MAX_BYTES) {
                close();
                throw new KmipException(ResultReason.SERVER_LIMIT_EXCEEDED, "an object must not be larger than 1 MiB");
            }
        }

        /** Gives the statement its first parameters: {@code type, owner, state, attributes, material}. */
        private Update bindTo(Update statement) {
            return statement
                    .bind(0, type)
                    .bind(1, owner)
                    .bind(2, state)
                    .bind(3, attributes)
                    .bind(4, material);
        }

        @Override
        public void close() {
            Arrays.fill(material, (byte) 0);
        }
    }

    /** See {@link Change.Insert}. */
    record Insert(Row row) implements ObjectWrite {
        private static final String INSERT =
                "INSERT INTO objects (type, owner, state, attributes, material, id, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 1)";

        @Override
        public void run(Handle handle) {
            long seq = insertRow(handle);
            IndexRows.KEYS.add(handle, seq, row.keys);
            IndexRows.DATES.add(handle, seq, row.dates);
        }

        private long insertRow(Handle handle) {
            try {
                return row.bindTo(handle.createUpdate(INSERT))
                        .bind(5, Rows.bytes(row.id))
                        .executeAndReturnGeneratedKeys("seq")
                        .mapTo(Long.class)
                        .one();
            } catch (UnableToExecuteStatementException failure) {
                if (SqlErrors.isDuplicate(failure)) {
                    throw new KmipException(ResultReason.OBJECT_ALREADY_EXISTS, "'" + row.id + "' already exists");
                }
                throw failure;
            }
        }

        @Override
        public void close() {
            row.close();
        }
    }

    /** See {@link Change.Replace}. */
    record Replace(Row row, long version) implements ObjectWrite {
        private static final String UPDATE = "UPDATE objects SET type = ?, owner = ?, state = ?, attributes = ?,"
                + " material = ?, version = version + 1 WHERE id = ? AND version = ?";

        @Override
        public void run(Handle handle) {
            int updated = row.bindTo(handle.createUpdate(UPDATE))
                    .bind(5, Rows.bytes(row.id))
                    .bind(6, version)
                    .execute();
            long seq = seq(handle, row.id)
                    .filter(exists -> updated == 1)
                    .orElseThrow(() -> new StaleObjectException(row.id));
            IndexRows.KEYS.replace(handle, seq, row.keys);
            IndexRows.DATES.replace(handle, seq, row.dates);
        }

        @Override
        public void close() {
            row.close();
        }
    }

    /** See {@link Change.Remove}. */
    record Remove(UniqueIdentifier id, long version) implements ObjectWrite {
        private static final String DELETE = "DELETE FROM objects WHERE id = ? AND version = ?";
        private static final String DELETE_GRANTS = "DELETE FROM grants WHERE object = ?";

        @Override
        public void run(Handle handle) {
            Optional<Long> seq = seq(handle, id);
            int deleted = handle.createUpdate(DELETE)
                    .bind(0, Rows.bytes(id))
                    .bind(1, version)
                    .execute();
            if (seq.isEmpty() || deleted != 1) {
                throw new StaleObjectException(id);
            }
            IndexRows.KEYS.removeAll(handle, seq.get());
            IndexRows.DATES.removeAll(handle, seq.get());
            handle.createUpdate(DELETE_GRANTS).bind(0, Rows.bytes(id)).execute();
        }
    }

    private static Optional<Long> seq(Handle handle, UniqueIdentifier id) {
        return handle.createQuery("SELECT seq FROM objects WHERE id = ?")
                .bind(0, Rows.bytes(id))
                .mapTo(Long.class)
                .findFirst();
    }
}
