package io.kms4j.client.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what the JDK's file exceptions mean. */
final class FileFailure {
    private FileFailure() {}

    static String sentence(IOException failure, Path file) {
        if (Files.isDirectory(file)) {
            return "it is a directory";
        }
        if (failure instanceof NoSuchFileException missing) {
            return Path.of(missing.getFile()).equals(file) ? "no such file" : "no such directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
