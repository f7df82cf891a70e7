package io.kms4j.hsm.proteccio;

import com.sun.management.OperatingSystemMXBean;
import io.kms4j.core.port.Ciphertext;
import io.kms4j.core.port.HsmKey;
import io.kms4j.core.port.HsmKeyId;
import io.kms4j.kmip.Bytes;
import io.kms4j.kmip.CryptographicParameters;
import io.kms4j.testkit.SoftHsm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Operations per second through {@link ProteccioHsm} on SoftHSM2, beside a C program that calls the same library, in turn.
 * Run with {@code SOFTHSM2_CONF} naming a file to overwrite in an empty folder, and the exports of the module:
 *
 * <pre>{@code HsmBench <pkcs11_bench.c> [seconds a round] [rounds] [threads …]}</pre>
 */
final class HsmBench {
    private static final CryptographicParameters DEFAULTS = CryptographicParameters.none();
    private static final Bytes NONE = Bytes.empty();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Operations per second of wall clock and of CPU. */
    private record Rate(double perSecond, double perCpuSecond) {
        static Rate of(double operations, double seconds, double cpuSeconds) {
            return new Rate(operations / seconds, operations / cpuSeconds);
        }

        static Rate best(List<Rate> rounds) {
            return new Rate(
                    rounds.stream().mapToDouble(Rate::perSecond).max().orElseThrow(),
                    rounds.stream().mapToDouble(Rate::perCpuSecond).max().orElseThrow());
        }
    }

    private record Job(String name, String label, Runnable work) {}

    private final SoftHsm softHsm = SoftHsm.get();
    private final SoftHsm.Token token = softHsm.tokens().get(0);
    private final Path yardstick;
    private final double seconds;
    private final int rounds;

    private HsmBench(Path yardstick, double seconds, int rounds) {
        this.yardstick = yardstick;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        List<Integer> threads = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            threads.add(Integer.parseInt(args[i]));
        }
        new HsmBench(compiled(Path.of(args[0])), seconds, rounds).run(threads.isEmpty() ? List.of(1, 4) : threads);
    }

    private static Path compiled(Path source) throws IOException, InterruptedException {
        Path program = Files.createTempDirectory("pkcs11_bench").resolve("pkcs11_bench");
        Process gcc = new ProcessBuilder("gcc", "-O2", "-o", program.toString(), source.toString(), "-ldl", "-lpthread")
                .inheritIO()
                .start();
        if (gcc.waitFor() != 0) {
            throw new IllegalStateException("gcc failed");
        }
        return program;
    }

    private void run(List<Integer> threadCounts) throws Exception {
        try (ProteccioHsm hsm = ProteccioHsm.open(SoftHsmConfigs.of(softHsm, token))) {
            List<Job> jobs = jobs(hsm);
            System.out.printf(
                    "%-8s %7s | %10s %10s %6s | %10s %10s %6s%n",
                    "job", "threads", "C op/s", "Java op/s", "ratio", "C op/cpu-s", "Java", "ratio");
            for (Job job : jobs) {
                for (int threads : threadCounts) {
                    compare(job, threads);
                }
            }
        }
    }

    private List<Job> jobs(ProteccioHsm hsm) {
        HsmKey aes = hsm.generateAes(new HsmKeyId(token.slot(), "bench-aes"), 256, true);
        HsmKey rsa = hsm.generateRsaPair(new HsmKeyId(token.slot(), "bench-rsa"), 2048, true);
        HsmKey publicHalf = hsm.find(rsa.id().publicHalf()).orElseThrow();
        Bytes small = Bytes.takeOver(new byte[32]);
        Bytes large = Bytes.takeOver(new byte[1024]);
        Ciphertext wrapped = hsm.encrypt(publicHalf, DEFAULTS, small, NONE);
        return List.of(
                new Job("gcm-32", aes.id().label(), () -> hsm.encrypt(aes, DEFAULTS, small, NONE)),
                new Job("gcm-1024", aes.id().label(), () -> hsm.encrypt(aes, DEFAULTS, large, NONE)),
                new Job("rsa", rsa.id().label(), () -> hsm.decrypt(rsa, DEFAULTS, wrapped, NONE)
                        .close()));
    }

    private void compare(Job job, int threads) throws Exception {
        java(job, threads);
        List<Rate> c = new ArrayList<>();
        List<Rate> java = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            c.add(c(job, threads));
            java.add(java(job, threads));
        }
        Rate theirs = Rate.best(c);
        Rate ours = Rate.best(java);
        System.out.printf(
                Locale.ROOT,
                "%-8s %7d | %10.0f %10.0f %6.2f | %10.0f %10.0f %6.2f%n",
                job.name,
                threads,
                theirs.perSecond,
                ours.perSecond,
                ours.perSecond / theirs.perSecond,
                theirs.perCpuSecond,
                ours.perCpuSecond,
                ours.perCpuSecond / theirs.perCpuSecond);
    }

    private Rate java(Job job, int threads) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long end = start + (long) (seconds * 1e9);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                long mine = 0;
                for (; System.nanoTime() < end; mine++) {
                    job.work.run();
                }
                done.addAndGet(mine);
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        double used = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        return Rate.of((double) done.get(), (System.nanoTime() - start) / 1e9, used);
    }

    private Rate c(Job job, int threads) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                yardstick.toString(),
                softHsm.library().toString(),
                Long.toString(token.slot()),
                job.label,
                job.name,
                Integer.toString(threads),
                Double.toString(seconds));
        command.environment().put("BENCH_PIN", token.pin());
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Scanner answer = new Scanner(process.getInputStream(), StandardCharsets.UTF_8).useLocale(Locale.ROOT);
        Rate rate = Rate.of(answer.nextDouble(), answer.nextDouble(), answer.nextDouble());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the C program failed");
        }
        return rate;
    }
}
