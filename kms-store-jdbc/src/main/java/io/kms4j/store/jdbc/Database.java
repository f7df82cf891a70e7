package io.kms4j.store.jdbc;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * A database with our schema in it. Safe for many threads. Failures leave it translated (see {@link SqlErrors}), never as
 * an SQLException.
 */
interface Database extends AutoCloseable {
    /** Runs a query that sees every write that returned before it began. */
    <T> T read(Function<Handle, T> query);

    /**
     * Runs a transaction; when it returns, the changes survive a crash. An exception undoes it. It may run more than once
     * (deadlocks) and on another thread.
     */
    void write(Consumer<Handle> transaction);

    /** What keeps this database from doing its work, as one sentence; empty when all is well. */
    Optional<String> problem();

    @Override
    void close();
}
