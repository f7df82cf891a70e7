package io.kms4j.store.jdbc;

import io.kms4j.core.UserId;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.IndexKey;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.Material;
import io.kms4j.core.port.StoredObject;
import io.kms4j.core.port.StoredObjectCodec;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.UniqueIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps managed objects in a database. Attributes and material of an object have at most 1 MiB each in their stored form; a
 * larger one is refused with SERVER_LIMIT_EXCEEDED. Safe for many threads and, on MySQL and MariaDB, many servers.
 */
public final class JdbcKeyStore implements KeyStore {
    private static final String FIND = "SELECT type, owner, version, attributes, material FROM objects WHERE id = ?";

    private static final String WITH_KEY = "SELECT o.id FROM object_keys k JOIN objects o ON o.seq = k.seq"
            + " WHERE k.attribute = ? AND k.attribute_value = ? ORDER BY k.seq LIMIT ? OFFSET ?";

    private final Database database;
    private final Remembered<Attributes> attributes =
            new Remembered<>(StoredObjectCodec::decodeAttributes, anything -> true);
    private final Remembered<Material> materials =
            new Remembered<>(Rows::material, material -> !(material instanceof Material.Clear));

    private JdbcKeyStore(Database database) {
        this.database = database;
    }

    static JdbcKeyStore create(Database database) {
        return new JdbcKeyStore(database);
    }

    @Override
    public Optional<StoredObject> find(UniqueIdentifier id) {
        if (id.isTagList()) {
            return Optional.empty();
        }
        return database.read(handle -> find(id, handle.getConnection()));
    }

    /** Without JDBI, which would take longer than the database: every request comes through here. */
    private Optional<StoredObject> find(UniqueIdentifier id, Connection connection) {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setBytes(1, Rows.bytes(id));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(object(id, row)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure); // its reader looks for the cause
        }
    }

    private StoredObject object(UniqueIdentifier id, ResultSet row) throws SQLException {
        return new StoredObject(
                id,
                Rows.type(row.getInt(1)),
                new UserId(Rows.text(row.getBytes(2))),
                attributes.decode(id, row.getBytes(4)),
                materials.decode(id, row.getBytes(5)),
                row.getLong(3));
    }

    @Override
    public LocateResult locate(LocateQuery query) {
        return database.read(handle -> new Locate(query, handle).run());
    }

    @Override
    public List<UniqueIdentifier> withKey(IndexKey key, int offset, int limit) {
        return database.read(handle -> handle.createQuery(WITH_KEY)
                .bind(0, key.attribute())
                .bind(1, key.value().toArray())
                .bind(2, limit)
                .bind(3, offset)
                .map((row, context) -> new UniqueIdentifier(Rows.text(row.getBytes(1))))
                .list());
    }

    @Override
    public void apply(List<Change> changes) {
        List<ObjectWrite> writes = new ArrayList<>();
        try {
            for (Change change : changes) {
                writes.add(ObjectWrite.of(change));
            }
            database.write(handle -> writes.forEach(write -> write.run(handle)));
        } finally {
            writes.forEach(ObjectWrite::close);
        }
    }
}
