package io.kms4j.server.crash;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process, on a port of its own. */
final class ServerProcess {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Path jar;
    private final Path database;
    private final int port;
    private volatile Process process;
    private volatile boolean killed;

    ServerProcess(Path jar, Path database) throws IOException {
        this.jar = jar;
        this.database = database;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        process = start();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar.toString(),
                        "--hostname",
                        "localhost",
                        "--port",
                        Integer.toString(port),
                        "--database-path",
                        database.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        database.resolveSibling("server.log").toFile()))
                .start();
    }

    /** Starts it again after a kill. */
    void restart() throws IOException {
        process = start();
        killed = false;
    }

    /** Returns when the server answers. */
    void awaitHealth() throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                if (get("/health").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the server ended with exit code " + process.exitValue(), notYet);
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("the server does not answer");
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        killed = true;
        process.destroyForcibly().onExit().join();
    }

    boolean isKilled() {
        return killed;
    }

    /** Whether there is an object of that identifier; Get refuses a revoked one, but says so. */
    boolean holds(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer = kmip(Requests.get(id));
        return answer.statusCode() == 200 || answer.body().startsWith("Wrong_Key_Lifecycle_State");
    }

    HttpResponse<String> kmip(String body) throws IOException, InterruptedException {
        return post("/kmip/2_1", body);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(TIMEOUT);
    }
}
