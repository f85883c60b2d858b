package io.safeexit.panel;

import io.safeexit.service.output.Needle;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which lines are shown, or found. An expression that backtracks without end would freeze the
 * window: it is given a number of steps that grows with the lines it has seen, then it is given up
 * and shows nothing. One thread asks it; any may ask how it went.
 */
final class LogFilter {

    /** Finds nothing: nothing is looked for. */
    static final LogFilter NOTHING = new LogFilter("", false, Set.of());

    private static final long FIRST_STEPS = 2_000_000;
    private static final long STEPS_PER_LINE = 5_000;

    private final Set<LineKind> kinds;
    private final String plain;
    private final @Nullable Pattern pattern;
    private final @Nullable String mistake;

    /** Without this there is nothing to be found. */
    private final @Nullable Needle needle;

    private long lines;
    private long steps;
    private volatile boolean givenUp;

    /**
     * Makes a filter.
     *
     * @param text what a line must contain, in any case; empty for all lines
     * @param expression whether {@code text} is a regular expression
     * @param kinds which kinds are shown
     */
    LogFilter(String text, boolean expression, Set<LineKind> kinds) {
        this.kinds = Set.copyOf(kinds);
        this.plain = text.toLowerCase(Locale.ROOT);
        Pattern compiled = null;
        String wrong = null;
        if (expression && !text.isEmpty()) {
            try {
                compiled = Pattern.compile(text, anyCase(text));
            } catch (PatternSyntaxException invalid) {
                wrong = invalid.getDescription();
            }
        }
        this.pattern = compiled;
        this.mistake = wrong;
        this.needle =
                wrong != null
                        ? null
                        : Needle.of(expression ? NeededText.of(text) : plain).orElse(null);
    }

    /** Letters beyond ASCII cost time with every line: only where there are some. */
    private static int anyCase(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        return ascii ? Pattern.CASE_INSENSITIVE : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }

    /** What is wrong with the expression, in the words of the parser. */
    Optional<String> mistake() {
        return Optional.ofNullable(mistake);
    }

    /** Whether the expression took too many steps. */
    boolean givenUp() {
        return givenUp;
    }

    /** Whether it lets every line of the cleanup log, or of an output, through. */
    boolean passesAll() {
        return (plain.isEmpty() || mistake != null)
                && (kinds.containsAll(Set.of(LineKind.OUT, LineKind.ERR))
                        || kinds.containsAll(Set.of(LineKind.INFO, LineKind.WARN, LineKind.ERROR)));
    }

    /** Whether it can find anything. */
    boolean searches() {
        return !plain.isEmpty() && mistake == null;
    }

    /** The first line from {@code from} on that is worth a look; {@code to} where there is none. */
    long seek(LineStock stock, long from, long to) {
        return needle == null || from == to ? from : stock.seek(from, to, needle);
    }

    /** Whether it lets the line of this number through. */
    boolean test(LineStock stock, long number) {
        return kinds.contains(stock.kind(number)) && (plain.isEmpty() || test(stock.line(number)));
    }

    private boolean test(LogLine line) {
        return finds(line.bare()) || (!line.heading().isEmpty() && finds(line.heading()));
    }

    /** Whether it is in the text of this very line. */
    boolean finds(LogLine line) {
        return searches() && finds(line.bare());
    }

    private boolean finds(String text) {
        if (mistake != null || plain.isEmpty()) {
            return true;
        }
        var expression = pattern;
        if (expression == null) {
            return text.toLowerCase(Locale.ROOT).contains(plain);
        }
        if (givenUp) {
            return false;
        }
        lines++;
        try {
            return expression.matcher(new Counted(text)).find();
        } catch (TooManySteps | StackOverflowError endless) {
            givenUp = true;
            return false;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** A text that counts how often the expression looks at it. */
    private final class Counted implements CharSequence {
        private final CharSequence text;

        Counted(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > FIRST_STEPS + STEPS_PER_LINE * lines) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
