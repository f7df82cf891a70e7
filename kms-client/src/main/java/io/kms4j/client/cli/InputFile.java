package io.kms4j.client.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files; whatever is wrong becomes a sentence. */
final class InputFile {
    /** Beyond it a file neither fits a request nor the memory of a small machine. */
    static final long MAX_BYTES = 256L << 20;

    private InputFile() {}

    static byte[] read(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes((int) MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new CliException("cannot read " + file + ": it is larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return content;
        } catch (IOException e) {
            throw new CliException("cannot read " + file + ": " + FileFailure.sentence(e, file), e);
        }
    }
}
