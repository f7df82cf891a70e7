package io.kms4j.server.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table in Markdown, printed row by row as results come in. */
final class Table {
    private static final int FIRST_WIDTH = 46;
    private static final int WIDTH = 8;

    private final PrintStream out;
    private final List<Integer> widths = new ArrayList<>();

    Table(PrintStream out, String title, String... columns) {
        this.out = out;
        out.println();
        out.println("### " + title);
        out.println();
        List<String> lines = new ArrayList<>();
        for (String column : columns) {
            boolean first = widths.isEmpty();
            widths.add(Math.max(column.length(), first ? FIRST_WIDTH : WIDTH));
            lines.add("-".repeat(widths.get(widths.size() - 1) + 1) + (first ? "-" : ":"));
        }
        row((Object[]) columns);
        out.println("|" + String.join("|", lines) + "|");
    }

    void row(Object... cells) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            int width = widths.get(i);
            padded.add(String.format(i == 0 ? "%-" + width + "s" : "%" + width + "s", cells[i]));
        }
        out.println("| " + String.join(" | ", padded) + " |");
        out.flush();
    }
}
