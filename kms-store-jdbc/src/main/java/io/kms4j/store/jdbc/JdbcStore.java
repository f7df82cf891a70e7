package io.kms4j.store.jdbc;

import io.kms4j.core.UnavailableException;
import java.nio.file.Path;
import java.util.Optional;

/** An open database with the key store and the grant store in it. Safe for many threads. */
public final class JdbcStore implements AutoCloseable {
    private final Database database;
    private final JdbcKeyStore keyStore;
    private final JdbcGrantStore grantStore;

    JdbcStore(Database database) {
        this.database = database;
        this.keyStore = JdbcKeyStore.create(database);
        this.grantStore = JdbcGrantStore.create(database);
    }

    /**
     * Opens the H2 database {@code kms.mv.db} in a directory, and makes both when they are missing. One process at a time
     * can have it open.
     *
     * @param directory must not hold a semicolon in its path; made with mode 0700, the file with 0600
     * @throws StoreException when it is open elsewhere, cannot be written, or was made by a newer version of this program
     */
    public static JdbcStore openH2(Path directory) {
        return new JdbcStore(H2Database.open(directory));
    }

    /**
     * Opens a MySQL (8.0 or later) or MariaDB (10.5 or later) database, which must exist; several servers may share it.
     *
     * @throws StoreException when the account is refused, the server does not flush its log at each commit, or the schema was
     *     made by a newer version of this program
     * @throws UnavailableException when the server cannot be reached
     */
    public static JdbcStore openMySql(MySqlSettings settings) {
        return new JdbcStore(MySqlDatabase.open(settings));
    }

    public JdbcKeyStore keyStore() {
        return keyStore;
    }

    public JdbcGrantStore grantStore() {
        return grantStore;
    }

    /** What keeps the store from doing its work, as one sentence; empty when all is well. Takes at most a few seconds. */
    public Optional<String> problem() {
        return database.problem();
    }

    /** Ends all connections; calls that are under way may fail. */
    @Override
    public void close() {
        database.close();
    }
}
