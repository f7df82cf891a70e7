package io.kms4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Connections of fixed number, and what both databases do with them. When one of them turns out to be lost, all are taken to
 * be, so that only one call notices that the server was restarted.
 */
final class Pool implements AutoCloseable {
    private final HikariDataSource connections;
    private final Jdbi jdbi;

    private Pool(HikariDataSource connections, Jdbi jdbi) {
        this.connections = connections;
        this.jdbi = jdbi;
    }

    /** A pool that has its first connection before this returns; failures come untranslated. */
    static Pool open(HikariConfig config) {
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setAutoCommit(true);
        config.setInitializationFailTimeout(1);
        HikariDataSource connections = new HikariDataSource(config);
        Jdbi jdbi = Jdbi.create(connections);
        // JDBI puts SQL and arguments into its messages otherwise.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return new Pool(connections, jdbi);
    }

    /** For use where failures are not to be translated. */
    Jdbi jdbi() {
        return jdbi;
    }

    /** Runs a query, once more if its connection was lost. */
    <T> T read(Function<Handle, T> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (RuntimeException failure) {
            if (!replacedLost(failure)) {
                throw SqlErrors.translated(failure);
            }
        }
        return guarded(() -> jdbi.withHandle(query::apply));
    }

    /** Does something with the database and translates its failures. */
    <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            replacedLost(failure);
            throw SqlErrors.translated(failure);
        }
    }

    private boolean replacedLost(RuntimeException failure) {
        boolean lost = SqlErrors.isConnectionLost(failure) && connections.isRunning();
        if (lost) {
            connections.getHikariPoolMXBean().softEvictConnections();
        }
        return lost;
    }

    Optional<String> problem() {
        try {
            read(handle -> handle.createQuery("SELECT COUNT(*) FROM schema_version")
                    .mapTo(Integer.class)
                    .one());
            return Optional.empty();
        } catch (RuntimeException failure) {
            return Optional.of("database: " + failure.getMessage());
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
