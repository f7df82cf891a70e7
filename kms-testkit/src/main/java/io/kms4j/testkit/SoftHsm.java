package io.kms4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * SoftHSM2 with three fresh tokens in a temporary folder, away from the user's own; one for the whole JVM, since SoftHSM2
 * reads its configuration once. Usually had from {@link SoftHsmExtension}.
 *
 * <p>SoftHSM2 takes its configuration from the environment, so the test JVM must be started with {@code SOFTHSM2_CONF}
 * naming a file that may be overwritten, in a folder of its own:
 *
 * <pre>{@code
 * <environmentVariables>
 *   <SOFTHSM2_CONF>${project.build.directory}/softhsm/softhsm2.conf</SOFTHSM2_CONF>
 * </environmentVariables>
 * }</pre>
 *
 * <p>Safe for many threads.
 */
public final class SoftHsm {
    /**
     * A token that is ready for use.
     *
     * @param slot its slot number, another in each run
     * @param pin the user's
     */
    public record Token(long slot, String label, String pin) {}

    private static final List<Path> LIBRARIES = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib64/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .toList();
    private static final Pattern SLOT = Pattern.compile("slot (\\d+)");

    private static @Nullable SoftHsm instance;

    private final Path library;
    private final List<Token> tokens;

    private SoftHsm(Path library, List<Token> tokens) {
        this.library = library;
        this.tokens = tokens;
    }

    /** Where SoftHSM2's library is on this machine; {@code SOFTHSM2_PKCS11_LIB} comes first. */
    public static Optional<Path> installedLibrary() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("SOFTHSM2_PKCS11_LIB")).map(Path::of), LIBRARIES.stream())
                .filter(Files::isReadable)
                .findFirst();
    }

    /**
     * The one of this JVM, made at the first call.
     *
     * @throws IllegalStateException when SoftHSM2 is not installed, or the JVM was started without SOFTHSM2_CONF
     */
    public static synchronized SoftHsm get() {
        if (instance == null) {
            instance = create();
        }
        return instance;
    }

    public Path library() {
        return library;
    }

    /** Three tokens; the PIN of the second holds a letter that is not ASCII. */
    public List<Token> tokens() {
        return tokens;
    }

    /**
     * Runs OpenSC's {@code pkcs11-tool} on a token, logged in, and returns what it prints.
     *
     * @throws IllegalStateException when it fails or is not installed
     */
    public String pkcs11Tool(Token token, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "pkcs11-tool",
                "--module",
                library.toString(),
                "--slot",
                Long.toString(token.slot()),
                "--login",
                "--pin",
                token.pin()));
        command.addAll(Arrays.asList(arguments));
        return run(command);
    }

    private static SoftHsm create() {
        Path library = installedLibrary()
                .orElseThrow(() -> new IllegalStateException("SoftHSM2 is not installed: apt install softhsm2"));
        String configuration = System.getenv("SOFTHSM2_CONF");
        if (configuration == null) {
            throw new IllegalStateException("the test JVM needs SOFTHSM2_CONF in its environment; see SoftHsm");
        }
        try {
            configure(Path.of(configuration));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SoftHsm(
                library, List.of(token("kms4j-1", "1234"), token("kms4j-2", "pin-été"), token("kms4j-3", "345678")));
    }

    private static void configure(Path file) throws IOException {
        Path tokens = file.resolveSibling("tokens");
        if (Files.exists(tokens)) {
            try (Stream<Path> old = Files.walk(tokens)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(tokens);
        Files.writeString(
                file,
                """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                """
                        .formatted(tokens));
    }

    private static Token token(String label, String pin) {
        String answer = run(List.of(
                "softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", pin));
        Matcher slot = SLOT.matcher(answer);
        if (!slot.find()) {
            throw new IllegalStateException("no slot number in the answer of softhsm2-util: " + answer);
        }
        return new Token(Long.parseLong(slot.group(1)), label, pin);
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.get(0) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(command.get(0) + " does not start; is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
