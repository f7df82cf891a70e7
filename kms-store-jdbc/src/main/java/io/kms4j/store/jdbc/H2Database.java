package io.kms4j.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.kms4j.core.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * One H2 file. Reads run on the caller's thread, writes on the thread of {@link GroupCommit}.
 *
 * <p>An interrupt closes the file channel that a thread is in, and with it the database for everybody. Callers are request
 * threads that a container may interrupt, so the file is opened through H2's {@code async:} file system, whose channels an
 * interrupt does not close. Handing reads to threads of our own would be safe too, but costs a hand-over for each.
 */
final class H2Database implements Database {
    /** H2 gives up the whole database when the disk is full, so we stop writing before it is. */
    private static final long RESERVED_BYTES = 16L << 20;

    private static final String NO_SPACE =
            "the disk of the database is full; nothing can be stored until there is space";
    private static final int CONNECTIONS = 16;

    /** What this JVM has open: a second opening would share the engine, and closing one would close both. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final long reservedBytes;
    private final Pool pool;
    private final GroupCommit groupCommit;

    private H2Database(Path directory, long reservedBytes, Pool pool) {
        this.directory = directory;
        this.reservedBytes = reservedBytes;
        this.pool = pool;
        this.groupCommit = new GroupCommit(pool.jdbi());
    }

    static H2Database open(Path directory) {
        return open(directory, RESERVED_BYTES);
    }

    /** Opens a database that stops writing when {@code reservedBytes} are left on the disk. */
    static H2Database open(Path directory, long reservedBytes) {
        Path real = prepare(directory);
        if (!OPEN.add(real)) {
            throw inUse(directory);
        }
        try {
            return open(directory, real, reservedBytes);
        } catch (RuntimeException failure) {
            OPEN.remove(real);
            throw failure;
        }
    }

    private static H2Database open(Path directory, Path real, long reservedBytes) {
        Pool pool;
        try {
            pool = Pool.open(config(real));
        } catch (RuntimeException failure) {
            throw refusal(directory, failure);
        }
        try {
            pool.jdbi().useHandle(handle -> Migrations.of("h2").run(handle));
            return new H2Database(real, reservedBytes, pool);
        } catch (RuntimeException failure) {
            pool.close();
            throw failure instanceof StoreException ? failure : refusal(directory, failure);
        }
    }

    private static HikariConfig config(Path directory) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("kms-h2");
        config.setDriverClassName("org.h2.Driver");
        config.setJdbcUrl("jdbc:h2:async:" + directory.resolve("kms")
                // Commits go to the operating system at once, and to the disk by GroupCommit.
                + ";WRITE_DELAY=0"
                // We close it; a shutdown hook of its own would race with requests that still run.
                + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
                + ";LOCK_TIMEOUT=5000;QUERY_CACHE_SIZE=32"
                // The trace file would hold statements with their values.
                + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0");
        config.setUsername("kms");
        config.setPassword("");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(3000);
        return config;
    }

    /** Makes the directory and the empty file if they are missing, so that nobody else can read them at any moment. */
    private static Path prepare(Path directory) {
        requireNoSemicolon(directory);
        try {
            createPrivately(directory.toAbsolutePath());
            Path real = directory.toRealPath();
            requireNoSemicolon(real);
            Path file = real.resolve("kms.mv.db");
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            if (!Files.isWritable(file)) {
                throw new StoreException("the database file " + file + " cannot be written by this user");
            }
            return real;
        } catch (IOException failure) {
            throw new StoreException(
                    "the database directory " + directory + " cannot be written; choose another by --database-path",
                    failure);
        }
    }

    /** What follows a semicolon would be settings of H2, and one of them runs scripts. */
    private static void requireNoSemicolon(Path directory) {
        if (directory.toString().contains(";")) {
            throw new StoreException("the database path must not hold a semicolon");
        }
    }

    private static void createPrivately(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static StoreException refusal(Path directory, RuntimeException failure) {
        if (SqlErrors.isH2InUse(failure)) {
            return inUse(directory);
        }
        String cause = SqlErrors.sqlException(failure)
                .map(sql -> " (" + SqlErrors.anonymous(sql).getMessage() + ")")
                .orElse("");
        return new StoreException("the database in " + directory + " cannot be opened" + cause, failure);
    }

    private static StoreException inUse(Path directory) {
        return new StoreException("the database in " + directory
                + " is open in another process; stop that one, or choose another directory by --database-path");
    }

    @Override
    public <T> T read(Function<Handle, T> query) {
        return pool.read(query);
    }

    @Override
    public void write(Consumer<Handle> transaction) {
        requireSpace();
        pool.guarded(() -> {
            groupCommit.run(transaction);
            return transaction;
        });
    }

    private void requireSpace() {
        if (!hasSpace()) {
            throw new UnavailableException(NO_SPACE);
        }
    }

    private boolean hasSpace() {
        return directory.toFile().getUsableSpace() >= reservedBytes;
    }

    @Override
    public Optional<String> problem() {
        return pool.problem().or(() -> hasSpace() ? Optional.empty() : Optional.of("database: " + NO_SPACE));
    }

    @Override
    public void close() {
        groupCommit.close();
        try {
            pool.jdbi().useHandle(handle -> handle.execute("SHUTDOWN"));
        } catch (RuntimeException ignored) {
            // It is closed already, or broken; what was acknowledged is on the disk either way.
        }
        pool.close();
        OPEN.remove(directory);
    }
}
