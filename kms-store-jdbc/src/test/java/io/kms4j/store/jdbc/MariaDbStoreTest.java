package io.kms4j.store.jdbc;

import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.testkit.GrantStoreContract;
import io.kms4j.testkit.KeyStoreContract;
import io.kms4j.testkit.MariaDbExtension;
import io.kms4j.testkit.MariaDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
final class MariaDbStoreTest implements KeyStoreContract, GrantStoreContract {
    private JdbcStore store;

    @BeforeAll
    void open(MariaDbServer server) {
        store = JdbcStore.openMySql(MySqlSettings.parse(server.url(server.newDatabase())));
    }

    @AfterAll
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Override
    public KeyStore keyStore() {
        return store.keyStore();
    }

    @Override
    public GrantStore grantStore() {
        return store.grantStore();
    }
}
