package io.kms4j.server.crash;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts the packaged server, changes things from several threads, kills the process at a random instant, starts it again
 * and looks for every change that was acknowledged; as often as told. Run by {@code bin/crash-test}.
 */
public final class CrashTest {
    private static final int THREADS = 4;
    private static final int LONGEST_RUN_MILLIS = 600;
    private static final String KMIP = "/kmip/2_1";

    /** A change that the server acknowledged, by what it was. */
    private enum Kind {
        KEY,
        PAIR,
        GRANT,
        REVOCATION
    }

    private record Acknowledged(Kind kind, String id) {}

    private final ServerProcess server;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> attemptedPairs = new ConcurrentLinkedQueue<>();
    private final List<String> losses = new ArrayList<>();

    private CrashTest(ServerProcess server) {
        this.server = server;
    }

    /** Arguments: the server's jar, how many cycles, and the seed of the random instants. */
    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]);
        int cycles = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path home = Files.createTempDirectory("kms4j-crash");
        CrashTest test = new CrashTest(new ServerProcess(jar, home.resolve("db")));
        int total = test.run(cycles, new Random(seed));
        System.out.printf(
                "| %d cycles | %d acknowledged changes | %d lost or half done | seed %d |%n",
                cycles, total, test.losses.size(), seed);
        test.losses.stream().limit(20).forEach(System.out::println);
        System.exit(test.losses.isEmpty() ? 0 : 1);
    }

    private int run(int cycles, Random random) throws Exception {
        int total = 0;
        List<Acknowledged> all = new ArrayList<>();
        server.awaitHealth();
        for (int cycle = 1; cycle <= cycles; cycle++) {
            List<Thread> clients = startClients(cycle);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_RUN_MILLIS));
            server.kill();
            for (Thread client : clients) {
                client.join();
            }
            server.restart();
            server.awaitHealth();
            checkCycle();
            total += acknowledged.size();
            all.addAll(acknowledged);
            acknowledged.clear();
            attemptedPairs.clear();
            if (cycle % 20 == 0 || cycle == cycles) {
                System.out.println("cycle " + cycle + ": " + total + " acknowledged, " + losses.size() + " lost");
            }
        }
        for (Acknowledged change : all) {
            check(change);
        }
        server.kill();
        return total;
    }

    private List<Thread> startClients(int cycle) {
        List<Thread> clients = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = "c" + cycle + "-t" + thread + "-";
            Thread client = new Thread(() -> changeUntilKilled(prefix), "client-" + thread);
            client.start();
            clients.add(client);
        }
        return clients;
    }

    private void changeUntilKilled(String prefix) {
        try {
            for (int number = 0; ; number++) {
                String id = prefix + number;
                if (number % 5 == 4) {
                    attemptedPairs.add(id);
                    acknowledge(Kind.PAIR, id, KMIP, Requests.createPair(id));
                } else {
                    acknowledge(Kind.KEY, id, KMIP, Requests.createKey(id));
                    if (number % 5 == 1) {
                        acknowledge(Kind.GRANT, id, "/access/grant", Requests.grant(id, "bob"));
                    }
                    if (number % 5 == 2) {
                        acknowledge(Kind.REVOCATION, id, KMIP, Requests.revoke(id));
                    }
                }
            }
        } catch (IOException killed) {
            // The server is gone: what it did not answer may be there or not.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acknowledge(Kind kind, String id, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.post(path, body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(id + ": " + answer.statusCode() + " " + answer.body());
        }
        acknowledged.add(new Acknowledged(kind, id));
    }

    private void checkCycle() throws IOException, InterruptedException {
        for (Acknowledged change : acknowledged) {
            check(change);
        }
        for (String id : attemptedPairs) {
            boolean privateHalf = isThere(id);
            boolean publicHalf = isThere(id + "_pk");
            expect(privateHalf == publicHalf, "half a pair: " + id);
        }
    }

    private void check(Acknowledged change) throws IOException, InterruptedException {
        String id = change.id();
        switch (change.kind()) {
            case KEY -> expect(isThere(id), "lost key " + id);
            case PAIR -> expect(isThere(id) && isThere(id + "_pk"), "lost pair " + id);
            case GRANT -> expect(server.get("/access/list/" + id).body().contains("encrypt"), "lost grant on " + id);
            case REVOCATION ->
                expect(server.post(KMIP, Requests.encrypt(id)).statusCode() == 422, "lost revocation of " + id);
        }
    }

    /** A revoked key is there too, though Get refuses it. */
    private boolean isThere(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.post(KMIP, Requests.get(id));
        return answer.statusCode() == 200 || answer.body().startsWith("Wrong_Key_Lifecycle_State");
    }

    private void expect(boolean kept, String loss) {
        if (!kept) {
            losses.add(loss);
        }
    }
}
