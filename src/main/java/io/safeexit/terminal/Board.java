package io.safeexit.terminal;

import java.io.PrintWriter;
import java.util.List;

/**
 * Lines drawn in place, below everything else that is printed. The cursor waits at the beginning of
 * the line below them, which is where the terminal itself writes what is typed ({@code ^C}).
 */
final class Board {

    private static final String TO_END_OF_LINE = "\u001b[K";
    private static final String TO_END_OF_SCREEN = "\u001b[J";
    private static final String UP = "\u001b[1A";

    private final PrintWriter out;
    private List<String> drawn = List.of();

    Board(PrintWriter out) {
        this.out = out;
    }

    /** Prints {@code text}, whole lines, above the lines that are drawn. */
    synchronized void print(String text) {
        out.print(toTop() + TO_END_OF_SCREEN + text + String.join("", ended(drawn)));
        out.flush();
    }

    /** Draws these lines instead of those before, the last of them where there is little room. */
    synchronized void draw(List<String> lines, int rows) {
        int room = rows > 0 ? Math.max(1, rows - 1) : lines.size();
        var fitting = lines.subList(Math.max(0, lines.size() - room), lines.size());
        if (fitting.equals(drawn)) {
            return;
        }
        out.print(toTop() + String.join("", ended(fitting)) + TO_END_OF_SCREEN);
        out.flush();
        drawn = List.copyOf(fitting);
    }

    /**
     * A person has ended a line, which the terminal has shown where the cursor waited: that is a
     * row further down now.
     */
    synchronized void entered() {
        if (drawn.isEmpty()) {
            return;
        }
        out.print(UP + toTop() + String.join("", ended(drawn)) + TO_END_OF_SCREEN);
        out.flush();
    }

    private String toTop() {
        return "\r" + (drawn.isEmpty() ? "" : "\u001b[" + drawn.size() + "A");
    }

    private static List<String> ended(List<String> lines) {
        return lines.stream().map(line -> line + TO_END_OF_LINE + "\r\n").toList();
    }
}
