package io.kms4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A MariaDB server of one's own: the machine's {@code mariadbd} on a free port of the loopback interface, with its data in a
 * temporary directory and every commit flushed to the disk. It can be killed and started again. Not for many threads.
 */
public final class MariaDbServer implements AutoCloseable {
    public static final String USER = "kms";
    public static final String PASSWORD = "pass:word@/?";

    private static final int START_SECONDS = 60;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path directory;
    private final int port;
    private final Thread atExit = new Thread(this::kill);
    private Optional<Process> process = Optional.empty();

    private MariaDbServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Why no server can be started here; empty if one can. */
    public static Optional<String> missing() {
        return Stream.of("mariadbd", "mariadb-install-db", "mariadb")
                .filter(program -> find(program).isEmpty())
                .map(program -> "skipped, no MariaDB: " + program + " is not installed (Debian package mariadb-server)")
                .findFirst();
    }

    /**
     * Makes a server and starts it.
     *
     * @param options of {@code mariadbd}, in addition to ours or against them
     * @throws IllegalStateException when it does not answer within a minute
     */
    public static MariaDbServer create(String... options) {
        MariaDbServer server = inTemporaryDirectory();
        try {
            server.run(
                    "mariadb-install-db",
                    server.dataDirectory(),
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db");
            server.start(options);
            server.sql("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private static MariaDbServer inTemporaryDirectory() {
        try {
            MariaDbServer server = new MariaDbServer(Files.createTempDirectory("kms-mariadb"), freePort());
            Runtime.getRuntime().addShutdownHook(server.atExit);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** Makes an empty database that {@link #USER} may do anything with, and returns its name. */
    public String newDatabase() {
        String name = "kms_" + DATABASES.incrementAndGet();
        sql("CREATE DATABASE " + name + " CHARACTER SET utf8mb4; GRANT ALL ON " + name + ".* TO '" + USER + "'@'%'");
        return name;
    }

    /** The URL of a database, as {@code --database-url} takes it. */
    public String url(String database) {
        return "mysql://" + USER + ":pass%3Aword%40%2F%3F@" + host() + ":" + port + "/" + database;
    }

    /** Runs statements as root. */
    public void sql(String statements) {
        run("mariadb", socket(), "--user=root", "--execute=" + statements);
    }

    /** Starts the server again on the same data and port. */
    public void start(String... options) {
        List<String> command = command(
                "mariadbd",
                dataDirectory(),
                socket(),
                "--user=" + System.getProperty("user.name"),
                "--port=" + port,
                "--bind-address=" + host(),
                "--pid-file=" + directory.resolve("pid"),
                "--log-error=" + directory.resolve("log"),
                "--skip-name-resolve",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=16M",
                "--innodb-log-file-size=8M");
        command.addAll(List.of(options));
        try {
            Process started = new ProcessBuilder(command).inheritIO().start();
            process = Optional.of(started);
            awaitAnswer(started);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes the server away as a crash does. */
    public void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            running.onExit().join();
        });
        process = Optional.empty();
    }

    /** Lets the server hang: it keeps its connections and answers nothing. */
    public void suspend() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        process.ifPresent(running -> execute(List.of("kill", signal, Long.toString(running.pid()))));
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitAnswer(Process started) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers()) {
            if (System.nanoTime() > deadline || diedWithin20Milliseconds(started)) {
                started.destroyForcibly();
                throw new IllegalStateException(
                        "mariadbd did not start:\n" + Files.readString(directory.resolve("log")));
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(host(), port)) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean diedWithin20Milliseconds(Process process) {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String dataDirectory() {
        return "--datadir=" + directory.resolve("data");
    }

    private String socket() {
        return "--socket=" + directory.resolve("socket");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(String program, String... arguments) {
        execute(command(program, arguments));
    }

    private static void execute(List<String> command) {
        try {
            Process running =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            running.getOutputStream().close();
            String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(command.get(0) + " failed:\n" + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(find(program)
                .orElseThrow(() -> new IllegalStateException(program + " is not installed"))
                .toString());
        command.add("--no-defaults");
        command.addAll(List.of(arguments));
        return command;
    }

    /** Debian keeps servers where the path of a user does not lead. */
    private static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
