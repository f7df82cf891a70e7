package io.kms4j.crypto;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.testkit.TestKms;
import io.kms4j.testkit.oasis.OasisRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** An empty engine for each chain of cases. */
final class OasisServers implements OasisRunner.Servers, AutoCloseable {
    private static final UserId USER = new UserId("oasis");

    private String current = "";
    private TestKms test = TestKms.inMemory(new TinkCrypto(), new BcCertificates());
    private Kms kms = legacy(test);

    @Override
    public UnaryOperator<Ttlv> of(String chain) {
        if (!chain.equals(current)) {
            close();
            test = TestKms.inMemory(new TinkCrypto(), new BcCertificates());
            kms = legacy(test);
            current = chain;
        }
        return this::answer;
    }

    /** The cases use the algorithms of their time. */
    private static Kms legacy(TestKms test) {
        return test.builder().algorithmPolicy(AlgorithmPolicy.LEGACY).build();
    }

    private Ttlv answer(Ttlv request) {
        // The cases reckon dates from now.
        test.clock().advance(Duration.between(test.clock().instant(), Instant.now()));
        return KmipMapper.writeResponseMessage(kms.process(KmipMapper.readRequestMessage(request), USER));
    }

    @Override
    public void close() {
        kms.close();
        test.close();
    }
}
