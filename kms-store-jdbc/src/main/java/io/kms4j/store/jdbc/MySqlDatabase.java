package io.kms4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.kms4j.core.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** A MySQL or MariaDB server that several of us may share. Everything runs on the caller's thread. */
final class MySqlDatabase implements Database {
    private static final int CONNECTIONS = 16;
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_NANOS = 2_000_000;
    private static final int MIGRATION_LOCK_SECONDS = 60;

    private final Pool pool;

    private MySqlDatabase(Pool pool) {
        this.pool = pool;
    }

    static MySqlDatabase open(MySqlSettings settings) {
        String where = "the database " + settings.database() + " on " + settings.host() + ":" + settings.port();
        Pool pool = null;
        try {
            pool = Pool.open(config(settings));
            pool.jdbi().useHandle(handle -> {
                MySqlDurability.check(handle, settings.unsafeDurability());
                migrate(handle, settings.database());
            });
            return new MySqlDatabase(pool);
        } catch (RuntimeException failure) {
            if (pool != null) {
                pool.close();
            }
            throw failure instanceof StoreException ? failure : refusal(where, failure);
        }
    }

    private static RuntimeException refusal(String where, RuntimeException failure) {
        String cause = SqlErrors.sqlException(failure)
                .map(sql -> " (" + SqlErrors.anonymous(sql).getMessage() + ")")
                .orElse("");
        if (SqlErrors.isRefused(failure)) {
            return new StoreException(where + " refuses the account; check user, password and rights" + cause);
        }
        return new UnavailableException(where + " cannot be reached; check that it runs, and sslMode" + cause);
    }

    private static HikariConfig config(MySqlSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kms-mysql");
        config.setDriverClassName("com.mysql.cj.jdbc.Driver");
        config.setJdbcUrl("jdbc:mysql://" + settings.host() + ":" + settings.port() + "/" + settings.database());
        config.setUsername(settings.user());
        config.setPassword(settings.password().lend(bytes -> new String(bytes, StandardCharsets.UTF_8)));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(MySqlSettings.MAX_CONNECT_TIMEOUT_MILLIS);
        config.setValidationTimeout(1000);
        config.setKeepaliveTime(120_000);
        driverProperties(settings).forEach(config::addDataSourceProperty);
        return config;
    }

    /** Strings all of them: the driver passes over any other value, and the pool does not convert them. */
    private static Map<String, String> driverProperties(MySqlSettings settings) {
        return Map.ofEntries(
                Map.entry("sslMode", settings.sslMode().name()),
                Map.entry("connectTimeout", Integer.toString(settings.connectTimeoutMillis())),
                Map.entry("socketTimeout", "5000"),
                Map.entry("characterEncoding", "UTF-8"),
                // Strict: a value that is too long must fail, never be cut to another object's identifier.
                Map.entry("sessionVariables", "sql_mode='TRADITIONAL',innodb_lock_wait_timeout=3"),
                // A server that was taken over must not get at our files, nor run code here.
                Map.entry("allowLoadLocalInfile", "false"),
                Map.entry("allowUrlInLocalInfile", "false"),
                Map.entry("autoDeserialize", "false"),
                Map.entry("allowMultiQueries", "false"),
                // What saves trips and time.
                Map.entry("useServerPrepStmts", "true"),
                Map.entry("cachePrepStmts", "true"),
                Map.entry("prepStmtCacheSize", "100"),
                Map.entry("prepStmtCacheSqlLimit", "4096"),
                Map.entry("rewriteBatchedStatements", "true"),
                Map.entry("useLocalSessionState", "true"),
                Map.entry("cacheServerConfiguration", "true"),
                Map.entry("elideSetAutoCommits", "true"),
                Map.entry("maintainTimeStats", "false"));
    }

    /** Of several servers that start at once, one migrates and the others wait for it. */
    private static void migrate(Handle handle, String database) {
        withoutTimeout(handle);
        // The server's lock names are global and at most 64 characters long.
        String lock = "kms4j." + Integer.toHexString(database.hashCode());
        Integer got = handle.createQuery("SELECT GET_LOCK(?, ?)")
                .bind(0, lock)
                .bind(1, MIGRATION_LOCK_SECONDS)
                .mapTo(Integer.class)
                .one();
        if (got == null || got != 1) {
            throw new StoreException("another server has been migrating the schema for " + MIGRATION_LOCK_SECONDS
                    + " seconds; start again when it is done");
        }
        try {
            Migrations.of("mysql").run(handle);
        } finally {
            handle.createQuery("SELECT RELEASE_LOCK(?)")
                    .bind(0, lock)
                    .mapTo(Integer.class)
                    .one();
        }
    }

    /** Migrating takes as long as it takes; the pool puts the time-out back. */
    private static void withoutTimeout(Handle handle) {
        try {
            handle.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException failure) {
            throw SqlErrors.translated(new IllegalStateException(failure));
        }
    }

    @Override
    public <T> T read(Function<Handle, T> query) {
        return pool.read(query);
    }

    @Override
    public void write(Consumer<Handle> transaction) {
        pool.guarded(() -> {
            writeRepeatedly(transaction);
            return transaction;
        });
    }

    private void writeRepeatedly(Consumer<Handle> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                pool.jdbi().useTransaction(transaction::accept);
                return;
            } catch (RuntimeException failure) {
                if (attempt == ATTEMPTS || !SqlErrors.isConflict(failure)) {
                    throw failure;
                }
            }
            pause(attempt);
        }
    }

    /** Transactions that met in a deadlock meet again unless each waits for another while, half a second in all at most. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << attempt));
    }

    @Override
    public Optional<String> problem() {
        return pool.problem();
    }

    @Override
    public void close() {
        pool.close();
    }
}
