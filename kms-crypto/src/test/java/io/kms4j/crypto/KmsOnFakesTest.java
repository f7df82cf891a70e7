package io.kms4j.crypto;

import io.kms4j.testkit.KmsAccessContract;
import io.kms4j.testkit.KmsContract;
import io.kms4j.testkit.KmsLifeContract;
import io.kms4j.testkit.ReKeyContract;
import io.kms4j.testkit.TestKms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The engine with real cryptography and everything else in memory: the fastest way to see a rule break. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KmsOnFakesTest implements KmsContract, KmsAccessContract, ReKeyContract, KmsLifeContract {
    private final TestKms test = TestKms.inMemory(new TinkCrypto());

    @Override
    public TestKms test() {
        return test;
    }

    @AfterAll
    void close() {
        test.close();
    }
}
