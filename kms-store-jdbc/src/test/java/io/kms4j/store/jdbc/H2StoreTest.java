package io.kms4j.store.jdbc;

import io.kms4j.core.port.GrantStore;
import io.kms4j.core.port.KeyStore;
import io.kms4j.testkit.GrantStoreContract;
import io.kms4j.testkit.KeyStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
final class H2StoreTest implements KeyStoreContract, GrantStoreContract {
    private JdbcStore store;

    @BeforeAll
    void open(@TempDir Path directory) {
        store = JdbcStore.openH2(directory);
    }

    @AfterAll
    void close() {
        store.close();
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
