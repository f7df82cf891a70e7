package io.kms4j.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own: started, asked, and told to end. */
@Timeout(180)
class ProcessTest {
    private static final String LISTENING = "listening on ";

    @Test
    void process_servesAndEndsWithZero_whenToldTo(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "io.kms4j.server.Main",
                        "--port",
                        "0",
                        "--database-path",
                        directory.resolve("data").toString())
                .redirectError(log.toFile())
                .start();
        try {
            String url = url(process, log);
            assertThat(answer(url + "/health")).contains("\"status\":\"UP\"");
            assertThat(answer(url + "/me")).isEqualTo("{\"user\":\"admin\"}");

            process.destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            assertThat(Files.readString(log)).contains("No authentication is configured", "Stopped");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String url(Process process, Path log) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = reader.readLine();
        assertThat(line).as(Files.readString(log)).startsWith(LISTENING + "http://127.0.0.1:");
        return line.substring(LISTENING.length());
    }

    private static String answer(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
