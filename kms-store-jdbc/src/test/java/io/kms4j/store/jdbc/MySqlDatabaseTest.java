package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.kmip.SecretBytes;
import io.kms4j.testkit.MariaDbExtension;
import io.kms4j.testkit.MariaDbServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbExtension.class)
final class MySqlDatabaseTest {
    private final MariaDbServer server;
    private final String database;

    MySqlDatabaseTest(MariaDbServer server) {
        this.server = server;
        this.database = server.newDatabase();
    }

    @BeforeEach
    void makeSafe() {
        server.sql("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
    }

    @Test
    void openMySql_findsWhatAnotherServerStored() {
        try (JdbcStore one = open("");
                JdbcStore two = open("")) {
            Objects.insert(one, "first");
            assertThat(two.keyStore().find(Objects.id("first"))).isPresent();
        }
    }

    @Test
    void openMySql_migratesOnce_whenManyStartTogether() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(4);
        List<Future<JdbcStore>> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(starters.submit(() -> open("")));
        }
        starters.shutdown();
        for (Future<JdbcStore> start : starts) {
            try (JdbcStore store = start.get()) {
                assertThat(store.problem()).isEmpty();
            }
        }
    }

    @Test
    void openMySql_isRefused_whenCommitsAreNotFlushed() {
        server.sql("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        try {
            assertThatThrownBy(() -> open(""))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("innodb_flush_log_at_trx_commit=1");
            try (JdbcStore store = open("?unsafeDurability=true")) {
                assertThat(store.problem()).isEmpty();
            }
        } finally {
            makeSafe();
        }
    }

    @Test
    void openMySql_isRefused_whenTheBinaryLogIsNotFlushed() {
        try (MariaDbServer replicated = MariaDbServer.create("--log-bin=log", "--server-id=1", "--sync-binlog=0")) {
            String url = replicated.url(replicated.newDatabase());
            assertThatThrownBy(() -> JdbcStore.openMySql(MySqlSettings.parse(url)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("sync_binlog=1");
            replicated.sql("SET GLOBAL sync_binlog = 1");
            try (JdbcStore store = JdbcStore.openMySql(MySqlSettings.parse(url))) {
                Objects.insert(store, "first");
            }
            replicated.sql("SET GLOBAL binlog_format = 'STATEMENT'");
            assertThatThrownBy(() -> JdbcStore.openMySql(MySqlSettings.parse(url)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("binlog_format");
        }
    }

    @Test
    void openMySql_isRefused_whenTheAccountIsWrong() {
        SecretBytes password = SecretBytes.takeOver(new byte[] {'w', 'r', 'o', 'n', 'g'});
        MySqlSettings wrong = MySqlSettings.of(server.host(), server.port(), database, MariaDbServer.USER, password);

        assertThatThrownBy(() -> JdbcStore.openMySql(wrong))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("refuses the account")
                .hasMessageNotContaining("wrong");
        assertThatThrownBy(() -> JdbcStore.openMySql(MySqlSettings.parse(server.url("missing"))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void openMySql_isRefused_whenTheSchemaIsNewer() {
        open("").close();
        server.sql("INSERT INTO " + database + ".schema_version VALUES (99, 'x')");

        assertThatThrownBy(() -> open(""))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("has schema version 99");
    }

    @Test
    void openMySql_isRefused_whenNothingListens() {
        MySqlSettings nowhere = MySqlSettings.parse("mysql://kms:pw@127.0.0.1:1/keys");

        assertThatThrownBy(() -> JdbcStore.openMySql(nowhere))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("127.0.0.1:1 cannot be reached");
    }

    @Test
    void openMySql_isRefused_whenEncryptionIsRequired_andTheServerHasNone() {
        assertThatThrownBy(() -> open("?sslMode=REQUIRED")).isInstanceOf(UnavailableException.class);
    }

    private JdbcStore open(String parameters) {
        return JdbcStore.openMySql(MySqlSettings.parse(server.url(database) + parameters));
    }
}
