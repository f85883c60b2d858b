package io.safeexit.panel;

import io.safeexit.journal.LogLines;
import io.safeexit.journal.history.PastExit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** What the cleanup log on the disk tells of one exit. Reads the disk: not on the FX thread. */
final class PastLog {

    /** The newest of them are shown; an exit rarely says more than a hundred. */
    private static final int MOST_LINES = 5000;

    /** Where nobody asked for an end, the last that was said may tell why it came. */
    private static final int LAST_LINES = 200;

    /** What leads to an exit is said just before, how it ended just after. */
    private static final Duration JUST = Duration.ofMillis(100);

    private static final int WORD_AT = "yyyy-MM-dd HH:mm:ss.SSS ".length();
    private static final int TEXT_AT = WORD_AT + "error ".length();

    private final Instant from;
    private final Instant to;
    private final int most;
    private final ArrayDeque<LogLine> lines = new ArrayDeque<>();
    private boolean within;

    private PastLog(PastExit exit) {
        boolean asked = exit.reason().isPresent();
        this.from = asked ? exit.began().minus(JUST) : Instant.MIN;
        this.to =
                exit.took()
                        .filter(_ -> asked && exit.outcome().isPresent())
                        .map(took -> exit.began().plus(took).plus(JUST))
                        .orElse(Instant.MAX);
        this.most = asked ? MOST_LINES : LAST_LINES;
    }

    /**
     * The lines of {@code exit} in {@code log}.
     *
     * @throws IOException it is not there any more, or cannot be read
     */
    static List<LogLine> of(PastExit exit, Path log) throws IOException {
        var found = new PastLog(exit);
        // What a power cut left may be no text: shown as far as it is one.
        try (var text =
                new BufferedReader(
                        new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
            text.lines().forEach(found::take);
        }
        return List.copyOf(found.lines);
    }

    private void take(String line) {
        var time = LogLines.time(line);
        if (time.isPresent() && line.length() >= TEXT_AT) {
            var at = time.get();
            within = !at.isBefore(from) && !at.isAfter(to);
            add(at, false, kind(line.substring(WORD_AT, TEXT_AT).strip()), line.substring(TEXT_AT));
        } else if (!lines.isEmpty()) {
            var head = lines.getLast();
            add(head.at(), true, head.kind(), line);
        }
    }

    private void add(Instant at, boolean continued, LineKind kind, String text) {
        if (within) {
            lines.addLast(new LogLine(lines.size() + 1L, at, continued, kind, text, ""));
            if (lines.size() > most) {
                lines.removeFirst();
            }
        }
    }

    private static LineKind kind(String word) {
        return switch (word) {
            case "warn" -> LineKind.WARN;
            case "error" -> LineKind.ERROR;
            default -> LineKind.INFO;
        };
    }
}
