package io.kms4j.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What Linux counts: CPU time to a hundredth of a second, and memory. */
final class Kernel {
    private static final Path PROC = Path.of("/proc");
    private static final long MILLIS_PER_TICK = 10;

    /** Places in {@code /proc/PID/stat} after the name, which may hold anything. */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    /** Places in the first line of {@code /proc/stat}. */
    private static final int IDLE = 4;

    private static final int WAITING_FOR_DISK = 5;
    private static final int LAST_OF_OWN = 8;

    private Kernel() {}

    /** The CPU time that a process has used, all its threads together. */
    static Duration cpu(long pid) throws IOException {
        String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return ticks(Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]));
    }

    /** The CPU time that all cores have been busy, whoever had them. */
    static Duration cpuOfAll() throws IOException {
        String[] fields = Files.readAllLines(PROC.resolve("stat")).get(0).split(" +", -1);
        long busy = 0;
        for (int i = 1; i <= LAST_OF_OWN; i++) {
            busy += i == IDLE || i == WAITING_FOR_DISK ? 0 : Long.parseLong(fields[i]);
        }
        return ticks(busy);
    }

    private static Duration ticks(long ticks) {
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** The memory that a process holds now, in MiB. */
    static long residentMiB(long pid) throws IOException {
        return status(pid, "VmRSS:");
    }

    private static long status(long pid, String name) throws IOException {
        List<String> lines = Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status"));
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D+", ""))
                .mapToLong(Long::parseLong)
                .map(kibibytes -> kibibytes / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** What the processor calls itself. */
    static String processor() throws IOException {
        return Files.readAllLines(PROC.resolve("cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
    }

    /** How many processes waited for a core during the last minute, on average. */
    static String load() throws IOException {
        return Arrays.asList(Files.readString(PROC.resolve("loadavg")).split(" ", -1))
                .get(0);
    }
}
