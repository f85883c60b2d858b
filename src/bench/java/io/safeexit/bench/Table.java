package io.safeexit.bench;

import java.util.ArrayList;
import java.util.List;

/** Rows under columns, for a terminal or for a README. */
record Table(List<String> columns, List<List<String>> rows) {

    private static final int FIRST_NUMBER = 2;

    /** Aligned with blanks. */
    String plain() {
        return text("  ", "", "");
    }

    /** As GitHub shows it. */
    String markdown() {
        return text(" | ", "| ", " |");
    }

    private String text(String between, String before, String after) {
        var text = new StringBuilder();
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        lines.add(columns.stream().map(column -> "").toList());
        lines.addAll(rows);
        for (var n = 0; n < lines.size(); n++) {
            text.append(before);
            for (var column = 0; column < columns.size(); column++) {
                var last = column == columns.size() - 1;
                text.append(n == 1 ? rule(column) : cell(lines.get(n).get(column), column))
                        .append(last ? after + "\n" : between);
            }
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    private boolean isNumber(int column) {
        return column >= FIRST_NUMBER && column < columns.size() - 1;
    }

    private String rule(int column) {
        var dashes = "-".repeat(width(column) - (isNumber(column) ? 1 : 0));
        return isNumber(column) ? dashes + ":" : dashes;
    }

    private String cell(String text, int column) {
        var blanks = " ".repeat(width(column) - text.length());
        return isNumber(column) ? blanks + text : text + blanks;
    }

    private int width(int column) {
        var width = columns.get(column).length();
        for (var row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return Math.max(3, width);
    }
}
