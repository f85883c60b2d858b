package io.safeexit.terminal;

import io.safeexit.service.output.AnsiText;
import io.safeexit.service.output.OutputSink;
import io.safeexit.service.output.OutputSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the managed program prints, on our own standard output and standard error. On a terminal
 * line by line, with the name of the service in front, above the live line; elsewhere the very
 * bytes, so that it can be piped on. An end that is no whole line waits for the rest of it, so that
 * nothing is ever written into the middle of a line.
 *
 * <p>Writes on the thread that reads the program: a terminal that does not read slows the program,
 * and nothing is lost.
 */
final class Passage implements OutputSink {

    private static final String RESET = "\u001b[0m";
    private static final String SEPARATOR = " │ ";

    private final Supplier<Screen> screen;
    private final Map<OutputSource, Rest> rests = new EnumMap<>(OutputSource.class);
    private final Map<OutputSource, String> prefixes = new EnumMap<>(OutputSource.class);

    /**
     * Passes to a screen.
     *
     * @param screen asked when there is something to write; may wait
     * @param name stands in front of each line
     * @param coloured whether it does so in colour
     */
    Passage(Supplier<Screen> screen, String name, boolean coloured) {
        this.screen = screen;
        for (OutputSource source : OutputSource.values()) {
            var colour =
                    switch (source) {
                        case OUT -> "\u001b[36m";
                        case ERR -> "\u001b[33m";
                    };
            var prefix = name + SEPARATOR;
            prefixes.put(source, coloured ? colour + prefix + RESET : prefix);
            rests.put(source, new Rest());
        }
    }

    /** Whether the habits of the terminal (and https://no-color.org) allow a colour. */
    static boolean coloured(Map<String, String> environment) {
        boolean understood =
                environment.containsKey("TERM") || environment.containsKey("WT_SESSION");
        return understood && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    @Override
    public void accept(OutputSource source, byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        var rest = rest(source);
        synchronized (rest) {
            if (end > 0) {
                rest.add(bytes, 0, end);
                write(source, rest);
            }
            rest.add(bytes, end, length);
            if (rest.isTooLong()) {
                write(source, rest);
            }
        }
    }

    @Override
    public void end(OutputSource source) {
        var rest = rest(source);
        synchronized (rest) {
            write(source, rest);
        }
    }

    private Rest rest(OutputSource source) {
        return Objects.requireNonNull(rests.get(source));
    }

    private void write(OutputSource source, Rest rest) {
        if (rest.size() == 0) {
            return;
        }
        var to =
                switch (source) {
                    case OUT -> Line.Stream.OUT;
                    case ERR -> Line.Stream.ERR;
                };
        var target = screen.get();
        if (target.isLive()) {
            target.print(new Line(to, prefixed(rest.text(), prefixes.getOrDefault(source, ""))));
        } else {
            target.pass(to, rest.bytes());
        }
        rest.reset();
    }

    private static String prefixed(String text, String prefix) {
        var lines = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            var shown = AnsiText.coloursOnly(lastWritten(line));
            lines.append(lines.isEmpty() ? "" : System.lineSeparator())
                    .append(prefix)
                    .append(shown);
            if (shown.indexOf('\u001b') >= 0) {
                lines.append(RESET);
            }
        }
        return lines.toString();
    }

    /** Of a line that was written over and over: what was written last. */
    private static String lastWritten(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(line.lastIndexOf('\r', end - 1) + 1, end);
    }

    /** Bytes that wait for the end of their line. */
    private static final class Rest extends ByteArrayOutputStream {

        private static final int LONGEST = 64 * 1024;

        void add(byte[] bytes, int start, int end) {
            write(bytes, start, end - start);
        }

        boolean isTooLong() {
            return size() > LONGEST;
        }

        byte[] bytes() {
            return toByteArray();
        }

        /** Without the end of its last line. */
        String text() {
            int length = count > 0 && buf[count - 1] == '\n' ? count - 1 : count;
            return new String(buf, 0, length, StandardCharsets.UTF_8);
        }
    }
}
