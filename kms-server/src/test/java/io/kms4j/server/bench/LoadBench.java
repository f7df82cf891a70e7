package io.kms4j.server.bench;

import java.io.IOException;
import java.io.PrintStream;
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
                ServerProcess jetty = workplace.yardstick();
                Jobs jobs = new Jobs(server.port(), workplace.hsmKey("bench"))) {
            encrypt(server, jetty, jobs);
            create(server, jobs);
        }
    }

    private void encrypt(ServerProcess server, ServerProcess jetty, Jobs jobs)
            throws IOException, InterruptedException {
        Job json = jobs.encrypt("JSON, `POST /kmip/2_1`", Wire.JSON_OPERATION, 1);
        Job binary = jobs.encrypt("binary message, `POST /kmip`", Wire.BINARY_MESSAGE, 1);
        for (Job job : List.of(json, binary)) {
            plan.warmUp(server, job, MOST_CONNECTIONS);
        }
        plan.warmUp(jetty, Jobs.echo(json), MOST_CONNECTIONS);
        Table table =
                table("Encrypt: AES-256-GCM, 32 bytes, key stored wrapped by an HSM key, unwrapped once", "of Jetty");
        double limit = 0;
        for (int connections : CONNECTIONS) {
            limit = measure(table, jetty, Jobs.echo(json), connections, Double.NaN);
            measure(table, server, json, connections, limit);
            measure(table, server, binary, connections, limit);
        }
        List<Job> others = List.of(
                Jobs.version(),
                jobs.encrypt("JSON message, `POST /kmip`", Wire.JSON_MESSAGE, 1),
                jobs.encrypt("JSON message of 10 Encrypts", Wire.JSON_MESSAGE, BATCH),
                jobs.encrypt("binary message of 10 Encrypts", Wire.BINARY_MESSAGE, BATCH),
                jobs.encryptInHsm("JSON, by a key in the HSM (SoftHSM2)"));
        for (Job job : others) {
            measure(table, server, job, MOST_CONNECTIONS, limit);
        }
    }

    private void create(ServerProcess server, Jobs jobs) throws IOException, InterruptedException {
        double limit = Yardstick.syncsPerSecond(workplace.directory());
        Table table = table(
                String.format(
                        Locale.ROOT,
                        "Create: AES-256, on the disk before the answer (the disk alone: %,.0f synced writes/s)",
                        limit),
                "of disk");
        for (int callers : CALLERS) {
            measure(table, server, jobs.create("stored in the clear"), callers, limit);
            measure(table, server, jobs.createWrapped("wrapped in the HSM (SoftHSM2)"), callers, limit);
        }
    }

    private Table table(String title, String ratio) {
        return new Table(
                out, title, "", "conns", "req/s", "p50 µs", "p95 µs", "p99 µs", "CPU µs", ratio, "tool µs", "errors",
                "others");
    }

    /** Measures a job, prints a row, and gives the requests per second. */
    private double measure(Table table, ServerProcess server, Job job, int connections, double limit)
            throws IOException, InterruptedException {
        Window window = plan.measure(server, job, connections);
        table.row(
                job.name(),
                connections,
                rounded(window.rate()),
                micros(window, 500),
                micros(window, 950),
                micros(window, 990),
                String.format(Locale.ROOT, "%.1f", window.serverMicros()),
                Double.isNaN(limit) ? "" : String.format(Locale.ROOT, "%.2f", window.rate() / limit),
                String.format(Locale.ROOT, "%.1f", window.toolMicros()),
                window.errors(),
                String.format(Locale.ROOT, "%.1f", window.otherCores()));
        return window.rate();
    }

    private static String micros(Window window, int perMille) {
        return rounded(Window.micros(window.latencies().quantile(perMille)));
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
