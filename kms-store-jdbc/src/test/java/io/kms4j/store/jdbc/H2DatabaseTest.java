package io.kms4j.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kms4j.core.UnavailableException;
import io.kms4j.core.port.Change;
import io.kms4j.kmip.UniqueIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2DatabaseTest {
    private final Path directory;

    H2DatabaseTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Opens a store and prints what comes of it. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try (JdbcStore store = JdbcStore.openH2(Path.of(arguments[0]))) {
                System.out.println("opened, " + store.problem());
            } catch (StoreException refused) {
                System.out.println(refused.getMessage());
            }
        }
    }

    @Test
    void openH2_keepsEverybodyElseOut() throws IOException {
        Path data = directory.resolve("new/data");
        JdbcStore.openH2(data).close();

        assertThat(mode(data)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("kms.mv.db");
        }
    }

    @Test
    void openH2_findsWhatWasStoredBefore() {
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            Objects.insert(store, "first");
        }
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            assertThat(store.keyStore().find(Objects.id("first"))).isPresent();
            assertThat(store.problem()).isEmpty();
        }
    }

    @Test
    void openH2_isRefused_whenItIsOpenInThisProcess() {
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            assertThatThrownBy(() -> JdbcStore.openH2(directory.resolve("../" + directory.getFileName())))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is open in another process");
            assertThat(store.problem()).isEmpty();
        }
    }

    @Test
    void openH2_isRefused_whenItIsOpenInAnotherProcess() throws Exception {
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            Process other = ChildJvm.start(Opener.class, directory.toString());
            String output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output)
                    .contains("is open in another process; stop that one")
                    .hasLineCount(1);
            assertThat(store.problem()).isEmpty();
        }
    }

    @Test
    void openH2_isRefused_whenThePathHoldsSettings() {
        assertThatThrownBy(() -> JdbcStore.openH2(directory.resolve("a;INIT=CREATE TABLE x(y INT)")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("semicolon");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void openH2_isRefused_whenTheDirectoryCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> JdbcStore.openH2(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> JdbcStore.openH2(file.resolve("data")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void openH2_isRefused_whenTheFileIsSomethingElse() throws IOException {
        Files.write(directory.resolve("kms.mv.db"), new byte[100_000]);

        assertThatThrownBy(() -> JdbcStore.openH2(directory))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(directory.resolve("kms.mv.db")).hasSize(100_000);
    }

    @Test
    void find_goesOn_whenTheReaderIsInterrupted() throws Exception {
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            for (int i = 0; i < 20; i++) {
                store.keyStore().apply(List.of(new Change.Insert(Objects.key("key" + i, 300_000))));
            }
        }
        // A store just opened has nothing in its cache, so that reads go to the file.
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            for (int i = 0; i < 20; i++) {
                UniqueIdentifier id = Objects.id("key" + i);
                assertThat(interrupted(() -> store.keyStore().find(id).isPresent()))
                        .isTrue();
            }
            assertThat(store.keyStore().locate(Objects.owned(0, 100)).total()).isEqualTo(20);
        }
    }

    @Test
    void apply_goesOn_whenTheWriterIsInterrupted() throws Exception {
        try (JdbcStore store = JdbcStore.openH2(directory)) {
            for (int i = 0; i < 20; i++) {
                String id = "key" + i;
                assertThat(interrupted(() -> {
                            Objects.insert(store, id);
                            return Thread.currentThread().isInterrupted();
                        }))
                        .isTrue();
            }
            assertThat(store.keyStore().locate(Objects.owned(0, 100)).total()).isEqualTo(20);
        }
    }

    @Test
    void apply_isRefused_whenTheStoreIsClosed() {
        JdbcStore store = JdbcStore.openH2(directory);
        store.close();
        store.close();

        assertThatThrownBy(() -> Objects.insert(store, "late")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> store.keyStore().find(Objects.id("late"))).isInstanceOf(UnavailableException.class);
        assertThat(store.problem()).isPresent();
    }

    private static boolean interrupted(Callable<Boolean> work) throws Exception {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                result.complete(work.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        thread.start();
        return result.get(30, TimeUnit.SECONDS);
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
