package io.kms4j.store.jdbc;

import io.kms4j.core.port.Change;
import io.kms4j.core.port.ObjectIndex;
import io.kms4j.core.port.StaleObjectException;
import io.kms4j.core.port.StoredObject;
import io.kms4j.core.port.StoredObjectCodec;
import io.kms4j.kmip.KmipException;
import io.kms4j.kmip.UniqueIdentifier;
import io.kms4j.kmip.enumeration.ResultReason;
import java.util.Arrays;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
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
        private final IndexRows index;

        Row(StoredObject object) {
            id = object.id();
            type = object.type().code();
            owner = Rows.bytes(object.owner());
            state = ObjectIndex.stateOf(object);
            attributes = StoredObjectCodec.encodeAttributes(object.attributes());
            material = StoredObjectCodec.encodeMaterial(object.material());
            index = IndexRows.of(object);
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
            row.index.replace(IndexRows.none(), handle, seq);
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
            Present old = Present.require(handle, row.id, version);
            requireOne(
                    row.id,
                    row.bindTo(handle.createUpdate(UPDATE))
                            .bind(5, Rows.bytes(row.id))
                            .bind(6, version)
                            .execute());
            row.index.replace(old.index(), handle, old.seq());
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
            Present old = Present.require(handle, id, version);
            requireOne(
                    id,
                    handle.createUpdate(DELETE)
                            .bind(0, Rows.bytes(id))
                            .bind(1, version)
                            .execute());
            IndexRows.none().replace(old.index(), handle, old.seq());
            handle.createUpdate(DELETE_GRANTS).bind(0, Rows.bytes(id)).execute();
        }
    }

    /** What a change finds in the database. */
    record Present(long seq, long version, IndexRows index) {
        private static final String SELECT =
                "SELECT id, type, owner, version, attributes, seq FROM objects WHERE id = ?";
        private static final RowMapper<Present> MAPPER = (row, context) -> {
            StoredObject object = Rows.OBJECT_WITHOUT_MATERIAL.map(row, context);
            return new Present(row.getLong(6), object.version(), IndexRows.of(object));
        };

        private static Present require(Handle handle, UniqueIdentifier id, long version) {
            return handle.createQuery(SELECT)
                    .bind(0, Rows.bytes(id))
                    .map(MAPPER)
                    .findFirst()
                    .filter(present -> present.version == version)
                    .orElseThrow(() -> new StaleObjectException(id));
        }
    }

    /** Somebody may have changed the object after we read it. */
    private static void requireOne(UniqueIdentifier id, int changed) {
        if (changed != 1) {
            throw new StaleObjectException(id);
        }
    }
}
