package io.kms4j.server.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests per second, latency and CPU time of the packaged server, beside what Jetty alone does. */
final class LoadBench {
    private static final int MOST_CONNECTIONS = 64;
    private static final List<Integer> CONNECTIONS = List.of(1, 8, MOST_CONNECTIONS);
    private static final List<Integer> CALLERS = List.of(1, 8, 32);
    private static final int BATCH = 10;

    private final Plan plan;
    private final Workplace workplace;
    private final PrintStream out;

    LoadBench(Plan plan, Workplace workplace, PrintStream out) {
        this.plan = plan;
        this.workplace = workplace;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        try (ServerProcess server = workplace.server("load").ready();
                ServerProcess jetty = workplace.yardstick()) {
            Jobs jobs = new Jobs(server.port(), workplace.hsmKey("bench"));
            encrypt(server, jetty, jobs);
            create(server, jobs);
        }
    }

    private void encrypt(ServerProcess server, ServerProcess jetty, Jobs jobs)
            throws IOException, InterruptedException {
        Job json = jobs.encrypt("JSON, `POST /kmip/2_1`", Wire.JSON_OPERATION, 1);
        Job binary = jobs.encrypt("binary message, `POST /kmip`", Wire.BINARY_MESSAGE, 1);
        plan.warmUp(new Target(jetty, Jobs.echo(json), MOST_CONNECTIONS));
        plan.warmUp(new Target(server, json, MOST_CONNECTIONS));
        plan.warmUp(new Target(server, binary, MOST_CONNECTIONS));
        Table table =
                table("Encrypt: AES-256-GCM, 32 bytes, key stored wrapped by an HSM key, unwrapped once", "of Jetty");
        for (int connections : CONNECTIONS) {
            measure(
                    table,
                    List.of(
                            new Target(jetty, Jobs.echo(json), connections),
                            new Target(server, json, connections),
                            new Target(server, binary, connections)));
        }
        List<Job> others = List.of(
                Jobs.version(),
                jobs.encrypt("JSON message, `POST /kmip`", Wire.JSON_MESSAGE, 1),
                jobs.encrypt("JSON message of 10 Encrypts", Wire.JSON_MESSAGE, BATCH),
                jobs.encrypt("binary message of 10 Encrypts", Wire.BINARY_MESSAGE, BATCH),
                jobs.encryptInHsm("JSON, by a key in the HSM (SoftHSM2)"));
        List<Target> targets = new ArrayList<>(List.of(new Target(jetty, Jobs.echo(json), MOST_CONNECTIONS)));
        others.forEach(job -> targets.add(new Target(server, job, MOST_CONNECTIONS)));
        measure(table, targets);
    }

    private void create(ServerProcess server, Jobs jobs) throws IOException, InterruptedException {
        Table table = table(
                String.format(
                        Locale.ROOT,
                        "Create: AES-256, on the disk before the answer (the disk alone: %,.0f synced writes/s)",
                        Yardstick.syncsPerSecond(workplace.directory())),
                "of plain");
        for (int callers : CALLERS) {
            measure(
                    table,
                    List.of(
                            new Target(server, jobs.create("stored in the clear"), callers),
                            new Target(server, jobs.createWrapped("wrapped in the HSM (SoftHSM2)"), callers)));
        }
    }

    private Table table(String title, String ratio) {
        return new Table(
                out, title, "", "conns", "req/s", ratio, "CPU µs", "p50 µs", "p95 µs", "p99 µs", "tool µs", "errors",
                "others");
    }

    /** Measures targets side by side and prints their rows. */
    private void measure(Table table, List<Target> targets) throws IOException, InterruptedException {
        List<Measured> all = plan.measure(targets);
        for (int i = 0; i < all.size(); i++) {
            Target target = targets.get(i);
            Measured measured = all.get(i);
            Window sum = measured.sum();
            table.row(
                    target.job().name(),
                    target.connections(),
                    rounded(sum.rate()),
                    String.format(Locale.ROOT, "%.2f", measured.ofFirst()),
                    String.format(Locale.ROOT, "%.1f", measured.serverMicros()),
                    micros(sum, 500),
                    micros(sum, 950),
                    micros(sum, 990),
                    String.format(Locale.ROOT, "%.1f", sum.toolMicros()),
                    sum.errors(),
                    String.format(Locale.ROOT, "%.1f", sum.otherCores()));
        }
    }

    private static String micros(Window window, int perMille) {
        return rounded(Window.micros(window.latencies().quantile(perMille)));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
