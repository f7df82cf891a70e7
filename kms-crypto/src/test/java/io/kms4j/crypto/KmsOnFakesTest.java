package io.kms4j.crypto;

import io.kms4j.testkit.EngineContract;
import io.kms4j.testkit.TestKms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The engine with real cryptography and everything else in memory: the fastest way to see a rule break. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmsOnFakesTest implements EngineContract {
    private final TestKms test = TestKms.inMemory(new TinkCrypto(), new BcCertificates());

    @Override
    public TestKms test() {
        return test;
    }

    @AfterAll
    void close() {
        test.close();
    }
}
