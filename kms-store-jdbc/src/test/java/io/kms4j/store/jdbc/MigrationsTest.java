package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    private static final String FIRST = "-- A comment; with a semicolon\nCREATE TABLE IF NOT EXISTS a (x INT);\n";
    private static final String SECOND = "CREATE TABLE IF NOT EXISTS b (x INT);\nCREATE TABLE IF NOT EXISTS c (x INT);";

    private final Handle handle = Jdbi.open("jdbc:h2:mem:");

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void run_makesTheSchema_andChangesNothingWhenRepeated() {
        Migrations.ofScripts(FIRST, SECOND).run(handle);
        handle.execute("INSERT INTO a VALUES (1)");
        Migrations.ofScripts(FIRST, SECOND).run(handle);

        assertThat(count("a")).isEqualTo(1);
        assertThat(count("c")).isZero();
        assertThat(count("schema_version")).isEqualTo(2);
    }

    @Test
    void run_addsWhatIsMissing_toAnOlderSchema() {
        Migrations.ofScripts(FIRST).run(handle);
        handle.execute("INSERT INTO a VALUES (1)");
        Migrations.ofScripts(FIRST, SECOND).run(handle);

        assertThat(count("a")).isEqualTo(1);
        assertThat(count("b")).isZero();
    }

    @Test
    void run_goesOn_whereACrashStoppedIt() {
        Migrations.ofScripts(FIRST).run(handle);
        handle.execute("CREATE TABLE b (x INT)");
        Migrations.ofScripts(FIRST, SECOND).run(handle);

        assertThat(count("c")).isZero();
    }

    @Test
    void run_isRefused_whenTheSchemaIsNewer() {
        Migrations.ofScripts(FIRST, SECOND).run(handle);

        assertThatThrownBy(() -> Migrations.ofScripts(FIRST).run(handle))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has schema version 2 and this program knows 1 at most");
    }

    @Test
    void run_isRefused_whenAScriptWasAnother() {
        Migrations.ofScripts(FIRST).run(handle);

        assertThatThrownBy(() -> Migrations.ofScripts(FIRST + " ").run(handle))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("was not made by a release");
    }

    private int count(String table) {
        return handle.createQuery("SELECT COUNT(*) FROM " + table)
                .mapTo(Integer.class)
                .one();
    }
}
