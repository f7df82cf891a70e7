package io.kms4j.server.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** From the start of the process to the first answer, and the memory of a server with nothing to do. */
final class StartBench {
    private static final String DATABASE = "start";
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Plan plan;
    private final Workplace workplace;
    private final PrintStream out;

    private record Start(Duration wall, Duration cpu, long mebibytes) {}

    StartBench(Plan plan, Workplace workplace, PrintStream out) {
        this.plan = plan;
        this.workplace = workplace;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        Table table = new Table(
                out,
                "Start to first answer, with H2 and an HSM slot; median of " + plan.starts(),
                "",
                "s",
                "CPU s",
                "idle MiB");
        start(); // makes the database
        row(table, "`java -jar kms-server.jar`");
        Path archive = workplace.directory().resolve("classes.jsa");
        start("-XX:ArchiveClassesAtExit=" + archive);
        if (Files.exists(archive)) {
            row(table, "the same with a class-data archive", "-XX:SharedArchiveFile=" + archive);
        }
        row(table, "the same with the serial collector", "-XX:+UseSerialGC");
    }

    private void row(Table table, String name, String... jvmArguments) throws IOException, InterruptedException {
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < plan.starts(); i++) {
            starts.add(start(jvmArguments));
        }
        table.row(
                name,
                seconds(median(starts.stream().map(Start::wall).toList())),
                seconds(median(starts.stream().map(Start::cpu).toList())),
                median(starts.stream().map(Start::mebibytes).toList()));
    }

    private Start start(String... jvmArguments) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (ServerProcess server = workplace.server(DATABASE, jvmArguments)) {
            try (Connection connection = new Connection(server.port())) {
                connection.send(Jobs.version().request().toArray());
            }
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            Duration cpu = Kernel.cpu(server.pid());
            server.ready();
            TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
            return new Start(wall, cpu, Kernel.residentMiB(server.pid()));
        }
    }

    private static <T extends Comparable<T>> T median(List<T> values) {
        return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
    }

    private static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.2f", span.toNanos() / 1e9);
    }
}
