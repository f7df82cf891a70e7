package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kms4j.core.port.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at random moments; {@code -Dkms.crash.cycles=1000} makes it a proof. */
final class H2CrashTest {
    private static final int WRITERS = 4;
    private static final String HALF = "-half";

    /** Inserts pairs without end and prints the name of each once it was acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            JdbcStore store = JdbcStore.openH2(Path.of(arguments[0]));
            print("open");
            for (int writer = 0; writer < WRITERS; writer++) {
                String prefix = arguments[1] + "-" + writer + "-";
                new Thread(() -> insertPairs(store, prefix)).start();
            }
        }

        private static void insertPairs(JdbcStore store, String prefix) {
            for (int i = 0; ; i++) {
                Objects.insert(store, prefix + i, prefix + i + HALF);
                print(prefix + i);
            }
        }

        private static void print(String line) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            System.out.write(bytes, 0, bytes.length);
            System.out.flush();
        }
    }

    @Test
    void apply_losesNothingAcknowledged_whenTheProcessIsKilled(@TempDir Path directory) throws Exception {
        int cycles = Integer.getInteger("kms.crash.cycles", 10);
        long seed = Long.getLong("kms.crash.seed", System.nanoTime());
        Random random = new Random(seed);
        Set<String> acknowledged = new HashSet<>();
        for (int cycle = 0; cycle < cycles; cycle++) {
            acknowledged.addAll(acknowledgedBeforeKill(directory, cycle, random.nextInt(400)));
        }
        Set<String> stored = new HashSet<>();
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            for (StoredObject object :
                    store.keyStore().locate(Objects.owned(0, Integer.MAX_VALUE)).objects()) {
                assertThat(store.keyStore().find(object.id())).isPresent();
                stored.add(object.id().value());
            }
        }
        System.out.printf(
                "%d cycles, seed %d: %d acknowledged, %d stored%n", cycles, seed, acknowledged.size(), stored.size());
        assertThat(acknowledged).isNotEmpty();
        assertThat(stored).containsAll(acknowledged);
        assertThat(stored).allMatch(id -> stored.contains(id.endsWith(HALF) ? id.replace(HALF, "") : id + HALF));
    }

    private static List<String> acknowledgedBeforeKill(Path directory, int cycle, int delayMillis) throws Exception {
        Process writer = ChildJvm.start(Writer.class, directory.toString(), "c" + cycle);
        try {
            InputStream out = writer.getInputStream();
            assertThat(new String(out.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("open\n");
            CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> readAll(out));
            assertThat(writer.waitFor(delayMillis, TimeUnit.MILLISECONDS)).isFalse();
            writer.destroyForcibly();
            String lines = rest.get(30, TimeUnit.SECONDS);
            return lines.substring(0, lines.lastIndexOf('\n') + 1).lines().toList();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private static String readAll(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException killed) {
            // What came before it counts.
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
