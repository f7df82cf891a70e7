package io.kms4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** Connection pools as every database here wants them. */
final class Pools {
    private Pools() {}

    /** A pool of fixed size that has its first connection before this returns. */
    static HikariDataSource open(HikariConfig config) {
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setAutoCommit(true);
        config.setInitializationFailTimeout(1);
        return new HikariDataSource(config);
    }

    static Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        // JDBI puts SQL and arguments into its messages otherwise.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }
}
