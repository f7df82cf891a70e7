package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.client.StubKms;
import io.kms4j.client.internal.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stub server, an empty home, and {@code ckms} between them. */
abstract class CkmsTestBench {
    /** What a run left behind. */
    record Run(int code, String out, String err) {
        Run succeeds() {
            assertThat(err).isEmpty();
            assertThat(code).isZero();
            return this;
        }

        Run prints(String... lines) {
            succeeds();
            assertThat(out).isEqualTo(String.join("\n", lines) + "\n");
            return this;
        }

        Run fails(String sentence) {
            assertThat(err).isEqualTo("ERROR: " + sentence + "\n");
            assertThat(out).isEmpty();
            assertThat(code).isEqualTo(1);
            return this;
        }

        Run isMisused(String sentence) {
            assertThat(err)
                    .startsWith("ERROR: " + sentence)
                    .contains("Usage: ckms")
                    .contains("--help");
            assertThat(out).isEmpty();
            assertThat(code).isEqualTo(2);
            return this;
        }
    }

    @TempDir
    Path directory = Path.of("");

    final Map<String, String> environment = new HashMap<>();
    StubKms server;

    @BeforeEach
    final void startServer() throws IOException {
        server = new StubKms();
        environment.put("KMS_DEFAULT_URL", server.url());
    }

    @AfterEach
    final void stopServer() {
        server.close();
    }

    /** Runs a command line; words are separated by single spaces, {@code @} stands for the temporary directory. */
    final Run ckms(String commandLine) {
        return run(commandLine.replace("@", directory.toString()).split(" ", -1));
    }

    final Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                environment,
                directory.resolve("home"),
                directory.resolve("etc"),
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.fixed(Instant.parse("2026-08-01T10:00:00.5Z"), ZoneOffset.UTC));
        int code = Ckms.run(surroundings, arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /** That the one request was this, but for white space. */
    final void assertRequest(String json) {
        assertThat(compact(server.onlyRequest().body())).isEqualTo(compact(json));
    }

    static String compact(String json) {
        try {
            Object value = Json.read(json.getBytes(StandardCharsets.UTF_8));
            return Json.compact(value == null ? "" : value);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    final Path file(String name) {
        return directory.resolve(name);
    }

    final Path write(String name, byte[] content) {
        try {
            return Files.write(file(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Path write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    final byte[] read(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /** The answer to an operation that says no more than which object it was about. */
    static String about(String operation, String id) {
        return """
                {"tag":"%sResponse","value":[{"tag":"UniqueIdentifier","type":"TextString","value":"%s"}]}"""
                .formatted(operation, id);
    }
}
