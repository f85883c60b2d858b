package io.safeexit.terminal;

import io.safeexit.journal.Journal;
import io.safeexit.journal.LogLines;
import io.safeexit.journal.Wording;
import io.safeexit.service.output.AnsiText;
import io.safeexit.service.output.OutputLine;
import io.safeexit.service.output.OutputLines;
import io.safeexit.service.output.OutputSource;
import io.safeexit.service.output.OutputStore;
import io.safeexit.shutdown.ShutdownEvent.Severity;
import io.safeexit.text.Texts;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The cleanup log and what the program prints, read on from where it was read last. One thread. */
final class Followed {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final String PLAIN = "\u001b[0m";

    private final Journal journal;
    private final Supplier<Optional<OutputStore>> output;
    private final LogChoice choice;
    private final LogLines words;
    private final boolean coloured;
    private Optional<OutputStore> read = Optional.empty();
    private long entry;
    private long line;

    Followed(
            Journal journal,
            Supplier<Optional<OutputStore>> output,
            LogChoice choice,
            Texts texts,
            boolean coloured) {
        this.journal = journal;
        this.output = output;
        this.choice = choice;
        this.words = new LogLines(new Wording(texts));
        this.coloured = coloured;
    }

    private record Timed(Instant at, String text) {}

    /** What has come since the last time and is wanted, in the order in which it was said. */
    List<String> read() {
        var found = new ArrayList<Timed>();
        for (var said : journal.since(entry)) {
            entry = said.number();
            var text = words.of(said);
            if (choice.takes(said) && choice.finds(text)) {
                found.add(new Timed(said.at(), toned(said.event().severity(), text)));
            }
        }
        if (choice.wantsOutput()) {
            output.get().ifPresent(store -> read(store, found));
        }
        found.sort(Comparator.comparing(Timed::at));
        return found.stream().map(Timed::text).toList();
    }

    private void read(OutputStore store, List<Timed> found) {
        if (read.filter(before -> before == store).isEmpty()) {
            read = Optional.of(store); // another program, which counts from one
            line = 0;
        }
        OutputLines lines = store.lines();
        for (long number = Math.max(line, lines.first()); number < lines.next(); number++) {
            var printed = lines.line(number);
            if (choice.takes(printed) && choice.finds(AnsiText.plain(printed.text()))) {
                found.add(new Timed(printed.time(), text(printed)));
            }
        }
        line = lines.next();
    }

    private String toned(Severity severity, String text) {
        return switch (severity) {
            case INFO -> text;
            case WARN -> Tone.WARN.of(text, coloured);
            case ERROR -> Tone.BAD.of(text, coloured);
        };
    }

    private static String word(OutputSource source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private String text(OutputLine printed) {
        var text =
                coloured
                        ? AnsiText.coloursOnly(printed.text()) + PLAIN
                        : AnsiText.plain(printed.text());
        return "%s %-5s %s".formatted(TIME.format(printed.time()), word(printed.source()), text);
    }
}
