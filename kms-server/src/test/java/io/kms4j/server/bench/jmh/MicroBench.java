package io.kms4j.server.bench.jmh;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of this package and prints one table: the median of sampled calls, which other programs on the machine
 * hardly move, and the bytes that a call allocates.
 *
 * <pre>{@code MicroBench [--quick] [pattern]}</pre>
 */
final class MicroBench {
    private MicroBench() {}

    public static void main(String[] args) throws RunnerException {
        boolean quick = args.length > 0 && args[0].equals("--quick");
        String pattern = args.length > (quick ? 1 : 0) ? args[args.length - 1] : "Benchmark";
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(MicroBench.class.getPackageName() + ".*" + pattern + ".*")
                .mode(Mode.SampleTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .forks(quick ? 1 : 2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(quick ? 1 : 3))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.seconds(quick ? 1 : 2))
                .verbosity(VerboseMode.SILENT);
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.printf("%n### Parts of the path (JMH, median of sampled calls, one thread)%n%n");
        System.out.printf("| %-52s | %8s | %8s |%n", "", "µs", "bytes");
        System.out.printf("|%s|%s:|%s:|%n", "-".repeat(54), "-".repeat(9), "-".repeat(9));
        for (RunResult result : results) {
            double nanos = result.getPrimaryResult().getStatistics().getPercentile(50);
            System.out.printf(
                    Locale.ROOT, "| %-52s | %8.2f | %8.0f |%n", name(result.getParams()), nanos / 1e3, bytes(result));
        }
    }

    private static String name(BenchmarkParams params) {
        String method = params.getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1 ");
        String values = params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(", "));
        return values.isEmpty() ? method : method + " (" + values + ")";
    }

    /** Allocated by a call, as the profiler counts it. */
    private static double bytes(RunResult result) {
        for (Result<?> secondary : result.getSecondaryResults().values()) {
            if (secondary.getLabel().endsWith("gc.alloc.rate.norm")) {
                return secondary.getScore();
            }
        }
        return Double.NaN;
    }
}
