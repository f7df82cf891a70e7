package io.kms4j.kmip.ttlv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The tables of the specification and captured messages, which live outside the project and may be absent. */
final class SharedData {
    private SharedData() {}

    /** A row of a table or an object of a file; each cell by its name. */
    record Row(Map<String, String> cells) {
        String get(String name) {
            return cells.getOrDefault(name, "");
        }
    }

    private static Path file(String path) {
        Path file = Path.of(System.getProperty("kms.shared", "../../shared")).resolve(path);
        if (!Files.exists(file)) {
            System.out.println("skipped, no conformance data: " + path);
        }
        Assumptions.assumeTrue(Files.exists(file), "no conformance data: " + path);
        return file;
    }

    /** The rows of a CSV file. */
    static List<Row> csv(String path) {
        try {
            List<String> lines = Files.readAllLines(file(path));
            List<String> names = cells(lines.get(0));
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                assertThat(cells).as(line).hasSameSizeAs(names);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    row.put(names.get(i), cells.get(i));
                }
                rows.add(new Row(row));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** The objects of a JSON array, whose members are strings; a member that is no string is given as JSON. */
    static List<Row> json(String path) {
        try {
            byte[] bytes = Files.readAllBytes(file(path));
            List<Row> objects = new ArrayList<>();
            try (JsonParser parser = new JsonFactory().createParser(bytes)) {
                assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    Map<String, String> members = new LinkedHashMap<>();
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        String name = parser.currentName();
                        parser.nextToken();
                        members.put(name, value(parser, bytes));
                    }
                    objects.add(new Row(members));
                }
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(JsonParser parser, byte[] bytes) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return parser.getText();
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
