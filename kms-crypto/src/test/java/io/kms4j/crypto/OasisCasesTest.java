package io.kms4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kms4j.testkit.oasis.OasisRunner;
import io.kms4j.testkit.oasis.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many of the published cases pass. The floor only ever rises. */
class OasisCasesTest {
    private static final int FLOOR = 425;
    static final Path CASES = Path.of(System.getProperty("kms.shared", "missing"), "conformance", "oasis");

    /** Through a real encoding, as messages travel. */
    @ParameterizedTest
    @EnumSource
    void cases_pass_atLeastAsManyAsBefore(Wire wire) throws IOException {
        assumeTrue(Files.isDirectory(CASES), "skipped, no conformance data");
        try (OasisServers servers = new OasisServers()) {
            List<OasisRunner.Result> results =
                    OasisRunner.play(CASES, name -> true, chain -> wire.through(servers.of(chain)));
            String report = results.stream()
                    .filter(result -> result.difference().isPresent())
                    .map(result -> result.group() + " " + result.name() + ": "
                            + result.difference().get())
                    .collect(Collectors.joining("\n", OasisRunner.table(results) + "\n", "\n"));
            Files.writeString(
                    Path.of("target", "oasis-cases-" + wire.name().toLowerCase(Locale.ROOT) + ".txt"), report);
            System.out.println(wire + "\n" + OasisRunner.table(results));
            assertThat(results.stream().filter(result -> result.difference().isEmpty()))
                    .hasSizeGreaterThanOrEqualTo(FLOOR);
        }
    }
}
