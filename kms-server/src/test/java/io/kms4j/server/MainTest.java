package io.kms4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final Path directory;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    MainTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** The exit code; none of the tests here starts a server. */
    private int run(String... args) {
        Main main = new Main(Map.of(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return main.run(List.of(args)).orElseThrow();
    }

    /** One sentence to the operator, and no stack trace. */
    private void assertSaid(String part) {
        assertThat(err.toString(UTF_8))
                .startsWith("kms-server: ")
                .contains(part)
                .hasLineCount(1);
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private String database() {
        return directory.resolve("data").toString();
    }

    @Test
    void run_showsHelpVersionAndValues() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(run("--info")).isZero();

        assertThat(out.toString(UTF_8)).contains("Usage: kms-server", "kms-server 0.", "default-username");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void run_refusesWrongUsage() {
        assertThat(run("--bogus")).isEqualTo(2);
        assertSaid("unknown option --bogus");
    }

    @Test
    void run_refusesAnUnknownHsmModel() {
        assertThat(run(
                        "--database-path",
                        database(),
                        "--hsm-model",
                        "toaster",
                        "--hsm-slot",
                        "1",
                        "--hsm-password",
                        "p"))
                .isEqualTo(2);
        assertSaid("unknown HSM model 'toaster'");
    }

    @Test
    void run_saysWhatToDo_whenTheHsmLibraryIsMissing() {
        String missing = directory.resolve("no.so").toString();

        assertThat(run(
                        "--database-path",
                        database(),
                        "--hsm-slot",
                        "1",
                        "--hsm-password",
                        "hunter2",
                        "--hsm-library",
                        missing))
                .isEqualTo(1);
        assertSaid(missing);
        assertThat(err.toString(UTF_8)).doesNotContain("hunter2");
    }

    @Test
    void run_saysWhatToDo_whenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(run("--database-path", database(), "--port", port)).isEqualTo(1);
            assertSaid("--port");
            err.reset();

            // The first attempt gave the database back.
            assertThat(run("--database-path", database(), "--port", port)).isEqualTo(1);
            assertSaid("--port");
        }
    }

    @Test
    void run_saysWhatToDo_whenTheDatabaseCannotBeOpened() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(run("--database-path", file.toString())).isEqualTo(1);
        assertSaid(file.toString());
        err.reset();
        assertThat(run("--database-url", "mysql://kms:hunter2@127.0.0.1:1/kms")).isEqualTo(1);
        assertSaid("127.0.0.1");
        err.reset();
        assertThat(run("--database-url", "jdbc:h2:mem:x;INIT=RUNSCRIPT")).isEqualTo(1);
        assertSaid("");
    }
}
