package io.kms4j.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of the specification, which live outside the project. */
final class Specification {
    private static final Path FOLDER = Path.of(System.getProperty("kms.shared", "missing"), "kmip-spec");

    private Specification() {}

    /** The rows of a table, each cell by its name; the calling test is skipped when there is none on this machine. */
    static List<Map<String, String>> rows(String table) throws IOException {
        Path file = FOLDER.resolve(table);
        if (!Files.exists(file)) {
            System.out.println("skipped, no conformance data");
        }
        assumeTrue(Files.exists(file), "no conformance data");
        List<String> lines = Files.readAllLines(file);
        List<String> names = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            List<String> cells = cells(line);
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            cells.add(cell.replace("\"", ""));
        }
        return cells;
    }
}
