package io.safeexit.panel;

import io.safeexit.journal.Journal;
import io.safeexit.service.output.AnsiText;
import io.safeexit.service.output.OutputLine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the cleanup log or of what a program printed.
 *
 * @param entry the number of the journal's entry it belongs to, or that of the printed line
 * @param at when
 * @param continued whether it is the second or a further line of an entry
 * @param kind what kind it is
 * @param text what it says, with the colours of a terminal
 * @param heading the first line of its entry, found together with it; empty for a printed line
 */
record LogLine(
        long entry, Instant at, boolean continued, LineKind kind, String text, String heading) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final String NO_TIME = " ".repeat("HH:mm:ss.SSS".length());

    /** The lines of {@code entry}, which reads {@code words}. */
    static List<LogLine> of(Journal.Entry entry, String words) {
        var lines = new ArrayList<LogLine>();
        var texts = words.lines().toList();
        for (String text : texts) {
            lines.add(
                    new LogLine(
                            entry.number(),
                            entry.at(),
                            !lines.isEmpty(),
                            LineKind.of(entry.event().severity()),
                            text,
                            texts.getFirst()));
        }
        return lines;
    }

    /** The line for what a program printed. */
    static LogLine of(OutputLine line) {
        var text = line.cut() ? line.text() + " …" : line.text();
        return new LogLine(line.number(), line.time(), false, LineKind.of(line.source()), text, "");
    }

    /** When by the wall clock; empty for the second and further lines of an entry. */
    String time() {
        return continued ? "" : TIME.format(at);
    }

    /** The text without colours. */
    String bare() {
        return AnsiText.plain(text);
    }

    /** As it is read out and saved. */
    String plain() {
        return (continued ? NO_TIME : time()) + "  " + bare();
    }

    /** As it is copied: what a program printed is wanted as it was printed. */
    String copied() {
        return kind.printed() ? bare() : plain();
    }
}
