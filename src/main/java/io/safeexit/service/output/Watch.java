package io.safeexit.service.output;

import io.safeexit.shutdown.Deadline;

import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody who waits for a line, and how far they have looked. */
final class Watch {

    private final Pattern pattern;
    private final Deadline deadline;
    private volatile long next;

    Watch(Pattern pattern, long from, Deadline deadline) {
        this.pattern = pattern;
        this.next = from;
        this.deadline = deadline;
    }

    /** Whether line {@code number} has still to be looked at. */
    boolean wants(long number) {
        return next <= number && !deadline.expired();
    }

    /** Looks at what has come since the last time. */
    Optional<OutputLine> look(OutputLines lines) throws InterruptedException {
        for (long number = Math.max(next, lines.first()); number < lines.next(); number++) {
            var line = lines.line(number);
            if (matches(line)) {
                return Optional.of(line);
            }
        }
        next = Math.max(next, lines.next());
        for (OutputLine line : lines.unfinished()) {
            if (line.number() >= next && matches(line)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private boolean matches(OutputLine line) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            var text = new PatientText(AnsiText.plain(line.text()), deadline);
            return pattern.matcher(text).find();
        } catch (PatientText.Enough enough) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }
    }
}
