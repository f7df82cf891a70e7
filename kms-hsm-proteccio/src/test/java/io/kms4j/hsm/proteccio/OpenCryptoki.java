package io.kms4j.hsm.proteccio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * openCryptoki's software token. There is one for the whole machine, so it is touched only where nobody has initialised it,
 * or an earlier run of these tests has.
 */
final class OpenCryptoki {
    static final long SLOT = 3;
    static final String PIN = "1234567";
    private static final String OUR_LABEL = "kms4j-test";
    private static final String FACTORY_LABEL = "IBM OS PKCS#11";
    private static final String FACTORY_SO_PIN = "87654321";
    private static final String SO_PIN = "76543210";
    private static final String FIRST_PIN = "12345678";

    private OpenCryptoki() {}

    /** The library, if it is installed, its daemon runs and the token may be used by tests. */
    static Optional<Path> library() {
        Path library = HsmProfile.named("opencryptoki").library();
        if (!Files.isReadable(library) || !Files.isExecutable(Path.of("/usr/sbin/pkcsconf"))) {
            return Optional.empty();
        }
        String token = run("", "-t", "-c", Long.toString(SLOT));
        boolean usable = token.contains("SoftTok") && (token.contains(OUR_LABEL) || token.contains(FACTORY_LABEL));
        return usable ? Optional.of(library) : Optional.empty();
    }

    /** Sets the label and the PINs, unless an earlier run has. openCryptoki does not survive doing it twice. */
    static void initialize() {
        String slot = Long.toString(SLOT);
        if (run("", "-t", "-c", slot).contains(OUR_LABEL)) {
            return;
        }
        run(OUR_LABEL + "\n", "-I", "-c", slot, "-S", FACTORY_SO_PIN);
        run("", "-P", "-c", slot, "-S", FACTORY_SO_PIN, "-n", SO_PIN);
        run("", "-u", "-c", slot, "-S", SO_PIN, "-n", FIRST_PIN);
        run("", "-p", "-c", slot, "-U", FIRST_PIN, "-n", PIN);
    }

    private static String run(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/usr/sbin/pkcsconf"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException endedBeforeItRead) {
                // Its answer tells why.
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
