package io.kms4j.server.products;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kms4j.server.tls.PemFiles;
import io.kms4j.server.tls.TestAuthority;
import io.kms4j.server.tls.TestAuthority.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyKMIP's client drives a key through its life; Debian has it as python3-pykmip. */
class PyKmipTest {
    private final Path directory;

    PyKmipTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** The Python that has PyKMIP; the one of the system first, since Debian's packages are its own. */
    private static Optional<String> python() {
        return Stream.of("/usr/bin/python3", "python3")
                .filter(python -> run(List.of(python, "-c", "import kmip")).status() == 0)
                .findFirst();
    }

    private record Run(int status, String output) {}

    private static Run run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException missing) {
            return new Run(-1, String.valueOf(missing.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/pykmip/life_cycle.py"))) {
            return Files.write(directory.resolve("life_cycle.py"), in.readAllBytes())
                    .toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2", "1.3", "1.4", "2.0"})
    void pyKmip_drivesAKeyThroughItsLife(String version) throws IOException {
        Optional<String> python = python();
        if (python.isEmpty()) {
            System.out.println("skipped, no python3-pykmip");
        }
        assumeTrue(python.isPresent(), "skipped, no python3-pykmip");
        try (RunningProducts products = new RunningProducts()) {
            TestAuthority authority = products.server().authority();
            Identity identity = authority.client("CN=pykmip");
            Run run = run(List.of(
                    python.get(),
                    script(),
                    Integer.toString(products.server().server().port()),
                    version,
                    PemFiles.certificates(directory.resolve("ca.pem"), authority.certificate())
                            .toString(),
                    PemFiles.certificates(directory.resolve("client.pem"), identity.certificate())
                            .toString(),
                    PemFiles.pkcs8(directory.resolve("client.key"), identity.key())
                            .toString()));

            assertThat(run.status()).as(run.output()).isZero();
            assertThat(run.output()).contains("ok: Revoke deactivates it", "ok: with other bytes");
        }
    }
}
