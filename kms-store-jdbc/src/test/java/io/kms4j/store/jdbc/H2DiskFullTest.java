package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Change;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.UniqueIdentifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a file system of 48 MiB, which only root can mount. */
final class H2DiskFullTest {
    private static final long LEFT_BELOW_RESERVE = 8L << 20;

    private final Path disk;
    private final Path filler;

    H2DiskFullTest(@TempDir Path directory) {
        this.disk = directory;
        this.filler = directory.resolve("filler");
    }

    @BeforeEach
    void mount() throws Exception {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString());
        if (!mounted) {
            System.out.println("skipped, no disk to fill: mounting a tmpfs needs root");
        }
        Assumptions.assumeTrue(mounted);
    }

    @AfterEach
    void unmount() throws Exception {
        // Lazily, because H2 closes the file of a database that it gave up a moment later.
        run("umount", "--lazy", disk.toString());
    }

    @Test
    void apply_isRefused_beforeTheDiskIsFull_andReadsGoOn() throws IOException {
        try (JdbcStore store = JdbcStore.openH2(disk.resolve("data"))) {
            Objects.insert(store, "first");
            fillUpTo(LEFT_BELOW_RESERVE);

            assertThatThrownBy(() -> Objects.insert(store, "second"))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("disk");
            assertThat(store.problem())
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("disk"));
            assertThat(store.keyStore().find(Objects.id("first"))).isPresent();

            Files.delete(filler);
            Objects.insert(store, "second");
            assertThat(store.problem()).isEmpty();
        }
    }

    @Test
    void apply_recovers_whenTheDiskWasFullBeneathIt() throws IOException {
        List<UniqueIdentifier> acknowledged = new ArrayList<>();
        try (JdbcStore store = new JdbcStore(H2Database.open(disk.resolve("data"), 0))) {
            fillUpTo(LEFT_BELOW_RESERVE);
            assertThatThrownBy(() -> insertUntilRefused(store, acknowledged)).isInstanceOf(UnavailableException.class);
            assertThat(acknowledged)
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(store.keyStore().find(id)).isPresent());

            Files.delete(filler);
            Objects.insert(store, "later");
            acknowledged.add(Objects.id("later"));
            assertThat(store.problem()).isEmpty();
        }
        try (JdbcStore store = JdbcStore.openH2(disk.resolve("data"))) {
            assertThat(acknowledged)
                    .allSatisfy(id -> assertThat(store.keyStore().find(id)).isPresent());
        }
    }

    private static void insertUntilRefused(JdbcStore store, List<UniqueIdentifier> acknowledged) {
        while (true) {
            StoredObject key = Objects.key("key" + acknowledged.size(), 500_000);
            store.keyStore().apply(List.of(new Change.Insert(key)));
            acknowledged.add(key.id());
        }
    }

    private void fillUpTo(long left) throws IOException {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (disk.toFile().getUsableSpace() > left) {
                out.write(block);
            }
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
