package io.kms4j.server.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures the packaged server on this machine and prints tables in Markdown; {@code bin/bench} runs it. Talks to the
 * loopback only, and ends by itself.
 *
 * <pre>{@code Bench <kms-server.jar> [--quick] load|start …}</pre>
 */
final class Bench {
    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> wishes = List.of(args);
        Plan plan = wishes.contains("--quick") ? Plan.QUICK : Plan.FULL;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Workplace workplace = new Workplace(Path.of(args[0]))) {
            out.printf(
                    "%n%d cores of %s, Java %s, load average %s%n",
                    Runtime.getRuntime().availableProcessors(), Kernel.processor(), Runtime.version(), Kernel.load());
            if (wishes.contains("load")) {
                new LoadBench(plan, workplace, out).run();
            }
            if (wishes.contains("start")) {
                new StartBench(plan, workplace, out).run();
            }
        }
    }
}
