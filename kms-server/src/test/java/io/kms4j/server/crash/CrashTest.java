package io.kms4j.server.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the packaged server, changes things from several threads, kills the process at a random instant, starts it again
 * and looks for every change that was acknowledged; as often as told. Run by {@code bin/crash-test}.
 */
public final class CrashTest {
    private static final int CLIENTS = 4;

    /** Some cycles kill the server while it still starts, when it may be repairing what the last kill left. */
    private static final int KILL_AT_START_EVERY = 5;

    private static final int LONGEST_START_MILLIS = 2000;
    private static final int LONGEST_RUN_MILLIS = 600;
    private static final int REPORT_EVERY = 20;

    private final ServerProcess server;
    private final Random random;
    private final List<Change> all = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    private CrashTest(ServerProcess server, Random random) {
        this.server = server;
        this.random = random;
    }

    /** Arguments: the server's jar, how many cycles, and the seed of the random instants. */
    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int cycles = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path home = Files.createTempDirectory("kms4j-crash");
        ServerProcess server = new ServerProcess(jar, home.resolve("db"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
        CrashTest test = new CrashTest(server, new Random(seed));
        test.run(cycles);
        System.out.println(test.table(cycles, seed));
        test.losses.stream().limit(20).forEach(System.out::println);
        if (test.all.isEmpty()) {
            System.out.println("nothing was acknowledged: this run shows nothing");
        }
        if (test.losses.isEmpty() && !test.all.isEmpty()) {
            delete(home);
            System.exit(0);
        }
        System.out.println("FAIL; the database and the server's log are in " + home);
        System.exit(1);
    }

    private void run(int cycles) throws Exception {
        server.awaitHealth();
        for (int cycle = 1; cycle <= cycles; cycle++) {
            Writers writers = new Writers(server, "c" + cycle + "-", CLIENTS);
            writers.awaitAcknowledgement();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_RUN_MILLIS));
            server.kill();
            writers.join();
            server.restart();
            if (cycle % KILL_AT_START_EVERY == 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_START_MILLIS));
                server.kill();
                server.restart();
            }
            server.awaitHealth();
            check(writers);
            if (cycle % REPORT_EVERY == 0) {
                System.out.println("cycle " + cycle + ": " + all.size() + " acknowledged, " + losses.size() + " lost");
            }
        }
        // Later crashes must not harm what earlier cycles left.
        for (Change change : all) {
            check(change);
        }
        server.kill();
    }

    private void check(Writers writers) throws Exception {
        losses.addAll(writers.surprises());
        for (Change change : writers.acknowledged()) {
            check(change);
            all.add(change);
        }
        for (String id : writers.attemptedPairs()) {
            if (server.holds(id) != server.holds(id + "_pk")) {
                losses.add("half a pair: " + id);
            }
        }
    }

    private void check(Change change) throws IOException, InterruptedException {
        if (!change.isThere(server)) {
            losses.add("lost: " + change);
        }
    }

    private String table(int cycles, long seed) {
        Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
        all.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        return String.format(
                "| cycles | kills | keys | pairs | grants | revocations | lost or half done | seed |%n"
                        + "|---|---|---|---|---|---|---|---|%n| %d | %d | %d | %d | %d | %d | %d | %d |",
                cycles,
                cycles + cycles / KILL_AT_START_EVERY,
                counts.getOrDefault(Change.Kind.KEY, 0),
                counts.getOrDefault(Change.Kind.PAIR, 0),
                counts.getOrDefault(Change.Kind.GRANT, 0),
                counts.getOrDefault(Change.Kind.REVOCATION, 0),
                losses.size(),
                seed);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
