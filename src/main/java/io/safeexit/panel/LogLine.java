package io.safeexit.panel;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.ShutdownEvent.Severity;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of the cleanup log.
 *
 * @param entry the number of the journal's entry it belongs to
 * @param time when, by the wall clock; empty for the second and further lines of an entry
 * @param severity how much a reader should care
 * @param text what it says
 * @param heading the first line of its entry, found together with it
 */
record LogLine(long entry, String time, Severity severity, String text, String heading) {

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
                            lines.isEmpty() ? TIME.format(entry.at()) : "",
                            entry.event().severity(),
                            text,
                            texts.getFirst()));
        }
        return lines;
    }

    /** As it is copied and saved. */
    String plain() {
        return (time.isEmpty() ? NO_TIME : time) + "  " + text;
    }
}
