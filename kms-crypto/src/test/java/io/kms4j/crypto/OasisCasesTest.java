package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kms4j.core.AlgorithmPolicy;
import io.kms4j.core.Kms;
import io.kms4j.core.UserId;
import io.kms4j.kmip.Ttlv;
import io.kms4j.kmip.ttlv.KmipMapper;
import io.kms4j.testkit.TestKms;
import io.kms4j.testkit.oasis.OasisRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many of the published cases pass. The floor only ever rises. */
class OasisCasesTest {
    private static final int FLOOR = 197;
    static final Path CASES = Path.of(System.getProperty("kms.shared", "missing"), "conformance", "oasis");

    @Test
    void cases_pass_atLeastAsManyAsBefore() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "skipped, no conformance data");
        try (TestKms test = TestKms.inMemory(new TinkCrypto());
                Kms kms = legacy(test)) {
            List<OasisRunner.Result> results = OasisRunner.play(CASES, request -> answer(test, kms, request));
            String report = results.stream()
                    .filter(result -> result.difference().isPresent())
                    .map(result -> result.group() + " " + result.name() + ": "
                            + result.difference().get())
                    .collect(Collectors.joining("\n", OasisRunner.table(results) + "\n", "\n"));
            Files.writeString(Path.of("target", "oasis-cases.txt"), report);
            System.out.println(OasisRunner.table(results));
            assertThat(results.stream().filter(result -> result.difference().isEmpty()))
                    .hasSizeGreaterThanOrEqualTo(FLOOR);
        }
    }

    /** The cases use the algorithms of their time. */
    static Kms legacy(TestKms test) {
        return test.builder().algorithmPolicy(AlgorithmPolicy.LEGACY).build();
    }

    static Ttlv answer(TestKms test, Kms kms, Ttlv request) {
        test.clock()
                .advance(Duration.between(test.clock().instant(), Instant.now())); // the cases reckon dates from now
        return KmipMapper.writeResponseMessage(
                kms.process(KmipMapper.readRequestMessage(request), new UserId("oasis")));
    }
}
