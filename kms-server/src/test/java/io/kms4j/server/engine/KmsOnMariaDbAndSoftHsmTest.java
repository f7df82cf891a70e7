package io.kms4j.server.engine;

import io.kms4j.core.port.Hsm;
import io.kms4j.crypto.BcCertificates;
import io.kms4j.crypto.TinkCrypto;
import io.kms4j.store.jdbc.JdbcStore;
import io.kms4j.store.jdbc.MySqlSettings;
import io.kms4j.testkit.EngineContract;
import io.kms4j.testkit.MariaDbExtension;
import io.kms4j.testkit.MariaDbServer;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import io.kms4j.testkit.TestKms;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({SoftHsmExtension.class, MariaDbExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmsOnMariaDbAndSoftHsmTest implements EngineContract {
    private JdbcStore store;
    private Hsm hsm;
    private TestKms test;

    @BeforeAll
    void open(SoftHsm softHsm, MariaDbServer server) {
        store = JdbcStore.openMySql(MySqlSettings.parse(server.url(server.newDatabase())));
        hsm = SoftHsmAdapter.open(softHsm);
        test = new TestKms(
                store.keyStore(),
                store.grantStore(),
                new TinkCrypto(),
                Optional.of(new BcCertificates()),
                hsm,
                SoftHsmAdapter.slot(softHsm));
    }

    @AfterAll
    void close() {
        test.close();
        hsm.close();
        store.close();
    }

    @Override
    public TestKms test() {
        return test;
    }
}
