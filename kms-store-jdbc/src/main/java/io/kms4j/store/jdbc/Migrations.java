package io.kms4j.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Brings the schema from any earlier version to this program's: one script for each version, {@code <dialect>/<n>.sql}. A
 * released script never changes, which its checksum in the database proves. Neither database can undo a CREATE, so each
 * statement of a script must be able to run again after a crash.
 */
final class Migrations {
    private static final String LEDGER = "CREATE TABLE IF NOT EXISTS schema_version ("
            + "version INT NOT NULL PRIMARY KEY, checksum VARCHAR(64) NOT NULL)";

    private final List<String> scripts;

    private Migrations(List<String> scripts) {
        this.scripts = scripts;
    }

    /** The scripts of {@code h2} or {@code mysql}. */
    static Migrations of(String dialect) {
        List<String> scripts = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream script = Migrations.class.getResourceAsStream(dialect + "/" + version + ".sql")) {
                if (script == null) {
                    return new Migrations(scripts);
                }
                scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new IllegalStateException("the schema script " + version + " cannot be read", failure);
            }
        }
    }

    static Migrations ofScripts(String... scripts) {
        return new Migrations(List.of(scripts));
    }

    /**
     * Runs what is missing. Whoever shares the database must hold the others off meanwhile.
     *
     * @throws StoreException when the schema is newer than the scripts or was made by other ones
     */
    void run(Handle handle) {
        handle.execute(LEDGER);
        Map<Integer, String> applied = handle
                .createQuery("SELECT version, checksum FROM schema_version")
                .map((row, context) -> Map.entry(row.getInt(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int newest = applied.keySet().stream().max(Integer::compare).orElse(0);
        if (newest > scripts.size()) {
            throw new StoreException("the database has schema version " + newest + " and this program knows "
                    + scripts.size() + " at most; it was used by a newer version of this program, start that one");
        }
        for (int version = 1; version <= scripts.size(); version++) {
            String script = scripts.get(version - 1);
            String checksum = applied.get(version);
            if (checksum == null) {
                apply(handle, version, script);
            } else if (!checksum.equals(checksum(script))) {
                throw new StoreException(
                        "schema version " + version
                                + " of the database was not made by a release of this program; restore a backup or use another database");
            }
        }
    }

    private static void apply(Handle handle, int version, String script) {
        for (String statement : statements(script)) {
            handle.execute(statement);
        }
        handle.execute("INSERT INTO schema_version (version, checksum) VALUES (?, ?)", version, checksum(script));
    }

    private static List<String> statements(String script) {
        Stream<String> lines = script.lines().filter(line -> !line.startsWith("--"));
        return Arrays.stream(lines.collect(Collectors.joining("\n")).split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String checksum(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
