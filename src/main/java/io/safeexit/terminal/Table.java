package io.safeexit.terminal;

import java.util.Arrays;
import java.util.List;

/** Rows of plain text whose columns stand below each other, whatever the letters are. */
final class Table {

    private static final String BETWEEN = "  ";

    private final int[] right;

    /** The columns {@code right} stand on the right: figures are compared by their last digit. */
    Table(int... right) {
        this.right = right.clone();
    }

    /** Its lines; each row has as many columns as the first. */
    List<String> lines(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Columns.of(row.get(column)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            var text = row.get(column);
            var padding = " ".repeat(widths[column] - Columns.of(text));
            line.append(column == 0 ? "" : BETWEEN)
                    .append(isRight(column) ? padding + text : text + padding);
        }
        return line.toString().stripTrailing();
    }

    private boolean isRight(int column) {
        return Arrays.stream(right).anyMatch(one -> one == column);
    }
}
