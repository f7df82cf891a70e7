package io.kms4j.client.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Writes files whole or not at all: into a {@code .part} file in the same directory, which takes the name of the real one
 * once it is on the disk.
 */
final class OutputFile {
    private OutputFile() {}

    /** Writes a file that others may read, as far as the umask allows. */
    static void write(Path file, byte[] content) {
        write(file, content, new FileAttribute<?>[0]);
    }

    /** Writes a file that only its owner may read. */
    static void writeSecret(Path file, byte[] content) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        write(
                file,
                content,
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0]);
    }

    private static void write(Path file, byte[] content, FileAttribute<?>[] attributes) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                writeThrough(file, content);
                return;
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = target.resolveSibling(
                    target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            try {
                writeAndSync(part, content, attributes);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new CliException("cannot write " + file + ": " + FileFailure.sentence(e, file), e);
        }
    }

    /** A terminal, a pipe: there is nothing to rename. */
    private static void writeThrough(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.WRITE);
    }

    private static void writeAndSync(Path part, byte[] content, FileAttribute<?>[] attributes) throws IOException {
        Files.deleteIfExists(part);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(part, options, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** The input's name with its extension replaced, unless another name was given; never the input itself. */
    static Path beside(Path input, Optional<Path> wanted, String extension) {
        Path output = wanted.orElseGet(() -> withExtension(input, extension));
        if (isSame(input, output)) {
            throw new CliException("the output would overwrite the input " + input + "; choose another --output-file");
        }
        return output;
    }

    private static Path withExtension(Path input, String extension) {
        Path last = input.getFileName();
        if (last == null) {
            throw new CliException("cannot read " + input + ": it is a directory");
        }
        String name = last.toString();
        int dot = name.lastIndexOf('.');
        return input.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + extension);
    }

    private static boolean isSame(Path input, Path output) {
        if (input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize())) {
            return true;
        }
        try {
            return Files.exists(output) && Files.isRegularFile(output) && Files.isSameFile(input, output);
        } catch (IOException e) {
            return false; // the input cannot be read, which its reader reports
        }
    }
}
