package io.kms4j.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFileTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory = Path.of("");

    @Test
    void write_leavesNothingElseBehind() {
        OutputFile.write(directory.resolve("a"), CONTENT);
        assertThat(directory.resolve("a")).hasBinaryContent(CONTENT);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void write_keepsTheOldFile_whenTheNewOneCannotBeWritten() throws IOException {
        Path target = Files.writeString(directory.resolve("a"), "old");
        // A directory where the part file should be is as good as a full disk.
        Files.createDirectories(directory
                .resolve("a." + ProcessHandle.current().pid() + ".part")
                .resolve("x"));

        assertThatThrownBy(() -> OutputFile.write(target, CONTENT))
                .isInstanceOf(CliException.class)
                .hasMessageStartingWith("cannot write " + target + ": ");

        assertThat(target).hasContent("old");
    }

    @Test
    void write_followsLinks() throws IOException {
        Path real = Files.writeString(directory.resolve("real"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        OutputFile.write(link, CONTENT);
        assertThat(link).isSymbolicLink();
        assertThat(real).hasBinaryContent(CONTENT);
    }

    @Test
    void write_writesIntoDevices() {
        OutputFile.write(Path.of("/dev/null"), CONTENT);
        assertThat(Path.of("/dev/null")).exists();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void writeSecret_letsOnlyTheOwnerRead() throws IOException {
        OutputFile.writeSecret(directory.resolve("a"), CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, a.enc",
        "a.tar.gz, a.tar.enc",
        "a, a.enc",
        ".profile, .profile.enc",
        "d.x/a, d.x/a.enc",
        "a., a.enc"
    })
    void beside_replacesTheExtension(String input, String expected) {
        assertThat(OutputFile.beside(Path.of(input), Optional.empty(), "enc")).isEqualTo(Path.of(expected));
    }

    @Test
    void beside_refusesTheInputItself_alsoThroughALink() throws IOException {
        Path input = Files.writeString(directory.resolve("a"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), input);
        assertThatThrownBy(() -> OutputFile.beside(input, Optional.of(link), "enc"))
                .hasMessageStartingWith("the output would overwrite the input");
    }
}
