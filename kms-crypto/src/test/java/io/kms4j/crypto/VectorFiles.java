package io.kms4j.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Files of test vectors, as the Python package cryptography-vectors holds them: those of NIST's CAVP, and the RSA ones of
 * RSA Laboratories. They are too many for this repository, so {@code -Dkms.vectors=DIR} names the folder where they are.
 */
final class VectorFiles {
    /** A name and the value that follows it. */
    record Field(String name, String value) {}

    private VectorFiles() {}

    static List<Path> named(String folder, String pattern) throws IOException {
        String root = System.getProperty("kms.vectors", "");
        if (root.isEmpty()) {
            System.out.println("skipped, no vectors (-Dkms.vectors)");
            Assumptions.abort("no vectors");
        }
        try (Stream<Path> files = Files.list(Path.of(root, folder))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("no vectors in " + folder);
            }
            return found;
        }
    }

    /** Blocks of {@code NAME = value}; names in lower case; a line without value, such as FAIL, has an empty one. */
    static List<Map<String, String>> blocks(Path file) throws IOException {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() && !block.isEmpty()) {
                blocks.add(block);
                block = new LinkedHashMap<>();
            } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("[")) {
                String[] parts = line.split("=", 2);
                block.put(parts[0].trim().toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1].trim() : "");
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return blocks;
    }

    /** Files with a comment for each name and the hexadecimal value in the lines below it. */
    static List<Field> commented(Path file) throws IOException {
        List<Field> fields = new ArrayList<>();
        String name = "";
        StringBuilder value = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                if (value.length() > 0) {
                    fields.add(new Field(name, value.toString()));
                    value.setLength(0);
                }
                name = line.replaceAll("[# :]", "").toLowerCase(Locale.ROOT);
            } else if (line.matches("[0-9a-fA-F ]+")) {
                value.append(line.replace(" ", ""));
            }
        }
        fields.add(new Field(name, value.toString()));
        return fields;
    }
}
