package io.safeexit.terminal;

import io.safeexit.journal.Journal;
import io.safeexit.service.output.OutputLine;
import io.safeexit.service.output.OutputSource;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines of a log are wanted.
 *
 * @param kinds those named; none for all of the cleanup log
 * @param text what a line must contain, in any case; empty for all
 */
record LogChoice(Set<Kind> kinds, String text) {

    /** What a line can be. */
    enum Kind {
        INFO,
        WARN,
        ERROR,
        /** What the program printed. */
        OUT,
        /** What the program printed as an error. */
        ERR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Kind::word).toList();
        }
    }

    static LogChoice of(Arguments given) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var word = kind(given); word.isPresent(); word = kind(given)) {
            Kind.of(word.get()).ifPresent(kinds::add);
        }
        return new LogChoice(kinds, given.rest().toLowerCase(Locale.ROOT));
    }

    private static Optional<String> kind(Arguments given) {
        return given.take(word -> Kind.of(word).isPresent());
    }

    /** Whether what the program prints is wanted. */
    boolean wantsOutput() {
        return kinds.contains(Kind.OUT) || kinds.contains(Kind.ERR);
    }

    boolean takes(Journal.Entry entry) {
        return kinds.isEmpty()
                || kinds.contains(
                        switch (entry.event().severity()) {
                            case INFO -> Kind.INFO;
                            case WARN -> Kind.WARN;
                            case ERROR -> Kind.ERROR;
                        });
    }

    boolean takes(OutputLine line) {
        return kinds.contains(line.source() == OutputSource.OUT ? Kind.OUT : Kind.ERR);
    }

    boolean finds(String line) {
        return text.isEmpty() || line.toLowerCase(Locale.ROOT).contains(text);
    }
}
