package io.kms4j.crypto;

import io.kms4j.testkit.AlgorithmPolicyContract;
import io.kms4j.testkit.TestKms;
import io.kms4j.testkit.WrappingContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The algorithms and key formats that an engine with real cryptography has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlgorithmsOnFakesTest implements AlgorithmPolicyContract, WrappingContract {
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
