package io.kms4j.server.config;

import io.kms4j.kmip.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Reads passwords from files, a line each. */
final class PasswordFile {
    private static final int MAX_BYTES = 65_536;

    private PasswordFile() {}

    /**
     * The lines of a file, without their ends; an empty last one does not count.
     *
     * @throws ConfigException if it cannot be read
     */
    static List<SecretBytes> lines(Path file, List<String> warnings) {
        byte[] all = read(file);
        try {
            warnIfOthersCanRead(file, warnings);
            List<SecretBytes> lines = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= all.length; i++) {
                if (i == all.length || all[i] == '\n') {
                    int end = i > start && all[i - 1] == '\r' ? i - 1 : i;
                    if (i < all.length || end > start) {
                        lines.add(SecretBytes.takeOver(Arrays.copyOfRange(all, start, end)));
                    }
                    start = i + 1;
                }
            }
            return lines;
        } finally {
            Arrays.fill(all, (byte) 0);
        }
    }

    /** The only line of a file. */
    static SecretBytes only(Path file, List<String> warnings) {
        List<SecretBytes> lines = lines(file, warnings);
        if (lines.size() != 1) {
            throw new ConfigException("the password file " + file + " must hold one line, it has " + lines.size());
        }
        return lines.get(0);
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException("the password file " + file + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ConfigException("cannot read the password file " + file + ": " + Reason.of(unreadable));
        }
    }

    private static void warnIfOthersCanRead(Path file, List<String> warnings) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                warnings.add("Every user of this machine can read the password file " + file + ": chmod 600 it.");
            }
        } catch (IOException | UnsupportedOperationException unknown) {
            // A file system without such permissions has nothing to warn about.
        }
    }
}
