package io.kms4j.store.jdbc;

import io.kms4j.core.port.Change;
import io.kms4j.core.port.KeyStore;
import io.kms4j.core.port.LocateQuery;
import io.kms4j.core.port.LocateResult;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps managed objects in a database. Attributes and material of an object have at most 1 MiB each in their stored form; a
 * larger one is refused with SERVER_LIMIT_EXCEEDED. Safe for many threads and, on MySQL and MariaDB, many servers.
 */
public final class JdbcKeyStore implements KeyStore {
    private static final String FIND =
            "SELECT id, type, owner, version, attributes, material FROM objects WHERE id = ?";

    private final Database database;

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
        return database.read(handle -> handle.createQuery(FIND)
                .bind(0, Rows.bytes(id))
                .map(Rows.OBJECT)
                .findFirst());
    }

    @Override
    public LocateResult locate(LocateQuery query) {
        return database.read(handle -> new Locate(query, handle).run());
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
