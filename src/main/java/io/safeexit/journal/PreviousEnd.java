package io.safeexit.journal;

import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an earlier run ended, read off the end of its cleanup log.
 *
 * @param outcome empty when it went without a word: killed, crashed, or the power was cut
 * @param lastHeard the time of its last line
 */
public record PreviousEnd(Optional<Outcome> outcome, Instant lastHeard) {

    private static final int TAIL_BYTES = 16 * 1024;
    private static final Pattern PID = Pattern.compile("-(\\d+)\\.log$");
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) \\w+ +(.*)");
    private static final DateTimeFormatter SAID =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    /**
     * The newest of {@code logs} (sorted, oldest first) whose program runs no more; empty when
     * there is none, or it is empty or cannot be read.
     */
    static Optional<PreviousEnd> among(List<Path> logs) {
        for (Path log : logs.reversed()) {
            if (!stillRunning(log)) {
                return of(log);
            }
        }
        return Optional.empty();
    }

    /** The end of the run that wrote {@code log}; empty where that cannot be told. */
    public static Optional<PreviousEnd> of(Path log) {
        try {
            return read(log);
        } catch (IOException unreadable) {
            return Optional.empty(); // nothing to tell is no reason not to go on
        }
    }

    /** What to say of it. */
    ShutdownEvent.Note note() {
        var lastWord = SAID.format(lastHeard);
        if (outcome.isEmpty()) {
            return ShutdownEvent.Note.warn("previous.vanished", lastWord);
        }
        var key = "previous." + outcome.get();
        return outcome.get() == Outcome.CLEAN
                ? ShutdownEvent.Note.info(key, lastWord)
                : ShutdownEvent.Note.warn(key, lastWord);
    }

    private static Optional<PreviousEnd> read(Path log) throws IOException {
        String lastWord = "";
        Optional<Outcome> outcome = Optional.empty();
        for (String line : tail(log).lines().toList()) {
            var parts = LINE.matcher(line);
            if (parts.matches()) {
                lastWord = parts.group(1);
                var told = outcomeIn(parts.group(2));
                outcome = told.isPresent() ? told : outcome;
            }
        }
        var how = outcome;
        return LogLines.time(lastWord).map(at -> new PreviousEnd(how, at));
    }

    /** The end may be told in either language: the person may have switched meanwhile. */
    private static Optional<Outcome> outcomeIn(String text) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            var texts = Texts.in(language);
            if (text.equals(texts.get("log.guardFired"))) {
                return Optional.of(Outcome.HALTED);
            }
            for (Outcome outcome : Outcome.values()) {
                var name = texts.get("outcome." + outcome);
                if (text.startsWith(texts.get("log.ended", name, "\0").split("\0", 2)[0])) {
                    return Optional.of(outcome);
                }
            }
        }
        return Optional.empty();
    }

    private static String tail(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static boolean stillRunning(Path log) {
        var pid = PID.matcher(log.toString());
        return pid.find()
                && ProcessHandle.of(Long.parseLong(pid.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }
}
