package io.kms4j.hsm.proteccio;

import io.kms4j.core.port.Hsm;
import io.kms4j.testkit.HsmContract;
import io.kms4j.testkit.SoftHsm;
import io.kms4j.testkit.SoftHsmExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on SoftHSM2; foreign keys are made with pkcs11-tool. */
@ExtendWith(SoftHsmExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoftHsmContractTest implements HsmContract {
    private final SoftHsm softHsm;
    private final SoftHsm.Token token;
    private ProteccioHsm hsm;

    SoftHsmContractTest(SoftHsm softHsm) {
        this.softHsm = softHsm;
        this.token = softHsm.tokens().get(0);
    }

    @BeforeAll
    void open() {
        hsm = ProteccioHsm.open(SoftHsmConfigs.of(softHsm, token));
    }

    @AfterAll
    void close() {
        hsm.close();
    }

    @Override
    public Hsm hsm() {
        return hsm;
    }

    @Override
    public long slot() {
        return token.slot();
    }

    @Override
    public void makeForeignAesKey(String label) {
        softHsm.pkcs11Tool(token, "--keygen", "--key-type", "aes:32", "--label", label);
    }

    @Override
    public void makeForeignPair(String label) {
        softHsm.pkcs11Tool(token, "--keypairgen", "--key-type", "rsa:2048", "--label", label);
    }
}
