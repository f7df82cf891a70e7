package io.kms4j.crypto;

import io.kms4j.kmip.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The {@code openssl} command, another's implementation to compare with; tests are skipped where it is missing. */
final class OpenSsl {
    private final Path folder;

    OpenSsl(Path folder) {
        this.folder = folder;
        try {
            run("version");
        } catch (IOException e) {
            System.out.println("skipped, no openssl");
            Assumptions.abort("no openssl");
        }
    }

    void write(String name, Bytes content) throws IOException {
        Files.write(folder.resolve(name), content.toArray());
    }

    Bytes read(String name) throws IOException {
        return Bytes.takeOver(Files.readAllBytes(folder.resolve(name)));
    }

    /** Runs it in the folder and gives what it printed. */
    String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}
