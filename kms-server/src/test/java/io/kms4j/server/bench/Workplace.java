package io.kms4j.server.bench;

import io.kms4j.testkit.SoftHsm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory with all that the packaged server needs, and a SoftHSM2 token. Gone after {@link #close}. */
final class Workplace implements AutoCloseable {
    /** The one who may do everything, and the caller, since there is no authentication. */
    static final String USER = "admin";

    private final Path jar;
    private final Path directory;
    private final SoftHsm.Token token;

    /**
     * @param jar the packaged server
     * @throws IllegalStateException without SoftHSM2, or without SOFTHSM2_CONF in the environment
     */
    Workplace(Path jar) throws IOException {
        this.jar = jar;
        this.token = SoftHsm.get().tokens().get(0);
        this.directory = Files.createTempDirectory("kms4j-bench");
        Path pin = Files.createFile(
                pinFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pin, token.pin());
    }

    private Path pinFile() {
        return directory.resolve("pin");
    }

    Path directory() {
        return directory;
    }

    Path log() {
        return directory.resolve("server.log");
    }

    /** The identifier of a key in the token. */
    String hsmKey(String label) {
        return "hsm::" + token.slot() + "::" + label;
    }

    /** Starts the server; with a database of that name, which it keeps. */
    ServerProcess server(String database, String... jvmArguments) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(jvmArguments));
        arguments.addAll(List.of(
                "-jar",
                jar.toString(),
                "--port",
                "0",
                "--default-username",
                USER,
                "--database-path",
                directory.resolve(database).toString(),
                "--hsm-model",
                "softhsm2",
                "--hsm-library",
                SoftHsm.get().library().toString(),
                "--hsm-admin",
                USER,
                "--hsm-slot",
                Long.toString(token.slot()),
                "--hsm-password-file",
                pinFile().toString()));
        return ServerProcess.start(arguments, log());
    }

    /** Starts Jetty with nothing behind it. */
    ServerProcess yardstick() throws IOException {
        return ServerProcess.start(
                List.of("-cp", System.getProperty("java.class.path"), Yardstick.class.getName()), log());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
