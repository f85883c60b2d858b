package io.safeexit.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What was said, as it stands in the cleanup log: time, severity, words. */
public final class LogLines {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int TIME_LENGTH = "yyyy-MM-dd HH:mm:ss.SSS".length();

    private final Wording wording;

    /** In the words of {@code wording}. */
    public LogLines(Wording wording) {
        this.wording = wording;
    }

    /** Its line; a stack is further lines of it. Without an end of line. */
    public String of(Journal.Entry entry) {
        var severity =
                switch (entry.event().severity()) {
                    case INFO -> "info ";
                    case WARN -> "warn ";
                    case ERROR -> "error";
                };
        return TIME.format(entry.at()) + " " + severity + " " + wording.of(entry.event());
    }

    /** The time that {@code line} begins with; empty where it has none. */
    public static Optional<Instant> time(String line) {
        if (line.length() < TIME_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(TIME.parse(line.substring(0, TIME_LENGTH), Instant::from));
        } catch (DateTimeParseException goesOn) {
            return Optional.empty();
        }
    }

    /** Makes words of numbers once, unheard: what that loads may not be had without memory. */
    void rehearse() {
        wording.duration(Duration.ofMillis(1));
        wording.duration(Duration.ofSeconds(1));
    }
}
