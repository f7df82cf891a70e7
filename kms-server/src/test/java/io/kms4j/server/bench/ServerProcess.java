package io.kms4j.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A child process that answers HTTP: the packaged server, or a yardstick. Ends with {@link #close}. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] READY = Connection.request("GET", "/readyz", "", new byte[0]);
    private static final int OK = 200;

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one and returns when it listens. It runs on this JVM's Java.
     *
     * @param arguments of {@code java}
     * @param log takes what it prints to the standard error
     * @throws IllegalStateException when it ends instead
     */
    static ServerProcess start(List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // It prints one line more than nothing, so nobody has to read on.
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new ServerProcess(process, Integer.parseInt(listening.group(1)));
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the server does not start; see " + log);
    }

    /** Waits until the server says that it is warm. */
    ServerProcess ready() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = new Connection(port)) {
            while (connection.send(READY) != OK) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the server does not become ready");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return this;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to stop, and makes it stop when it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
