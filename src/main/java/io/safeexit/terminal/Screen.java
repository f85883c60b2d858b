package io.safeexit.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Standard output and standard error as a person sees them: plain lines, and on a terminal one live
 * line below them. UTF-8, whatever the locale of the shell. A stream that is closed on the other
 * side is written no more, without a word: there is nobody left to hear it.
 *
 * <p>Any thread; each may wait as long as the other side does not read.
 */
final class Screen {

    private static final int USUAL_COLUMNS = 80;

    /** Room for what the terminal itself writes behind the live line ({@code ^C}). */
    private static final int ECHO = 4;

    private final Map<Line.Stream, OutputStream> streams = new EnumMap<>(Line.Stream.class);
    private final Set<Line.Stream> closed = EnumSet.noneOf(Line.Stream.class);
    private final Set<Line.Stream> open = EnumSet.noneOf(Line.Stream.class);
    private final boolean live;
    private final Supplier<OptionalInt> columns;
    private int drawn;

    Screen(OutputStream out, OutputStream err, boolean live, Supplier<OptionalInt> columns) {
        streams.put(Line.Stream.OUT, out);
        streams.put(Line.Stream.ERR, err);
        this.live = live;
        this.columns = columns;
    }

    /** The process's own. */
    @SuppressWarnings("SystemConsoleNull") // both are asked: older JVMs answer null
    static Screen ofProcess(Supplier<OptionalInt> columns) {
        var console = System.console();
        boolean live =
                console != null
                        && console.isTerminal()
                        && !"dumb".equals(System.getenv().getOrDefault("TERM", ""));
        return new Screen(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                live,
                columns);
    }

    /** The process's own, without a live line. */
    static Screen plain(Supplier<OptionalInt> columns) {
        return new Screen(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                false,
                columns);
    }

    /** Whether there is a live line. */
    boolean isLive() {
        return live;
    }

    /** Writes a plain line, or several; the live line, if one is shown, goes. */
    synchronized void print(Line line) {
        endLine();
        var text = line.text() + System.lineSeparator();
        if (live && line.to() == Line.Stream.OUT) {
            write(Line.Stream.OUT, cleared() + text);
        } else {
            clear();
            write(line.to(), text);
        }
    }

    /**
     * Shows {@code text} on the live line, cut where it has to be, and {@code more} behind it where
     * there is room for the whole of it. Nothing clears the line.
     */
    synchronized void show(String text, String more) {
        if (!live) {
            return;
        }
        if (text.isEmpty()) {
            clear();
            return;
        }
        int room = Math.max(1, columns.get().orElse(USUAL_COLUMNS) - ECHO);
        var all = text + more;
        var fitting = Columns.of(all) <= room ? all : Columns.cut(text, room);
        int taken = Columns.of(fitting);
        int rest = Math.max(0, drawn - taken);
        write(Line.Stream.OUT, "\r" + fitting + " ".repeat(rest) + "\b".repeat(rest));
        drawn = taken;
    }

    /** Writes bytes as they are; for where there is no live line. */
    synchronized void pass(Line.Stream to, byte[] bytes) {
        write(to, bytes);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            open.add(to);
        } else {
            open.remove(to);
        }
    }

    /** A person has ended the line of standard output, in typing. */
    synchronized void entered() {
        open.remove(Line.Stream.OUT);
    }

    /** What is passed on may have ended without an end of its line. */
    private void endLine() {
        for (Line.Stream unended : Set.copyOf(open)) {
            write(unended, System.lineSeparator());
        }
        open.clear();
    }

    private void clear() {
        if (live && drawn > 0) {
            write(Line.Stream.OUT, cleared());
        }
    }

    /** By blanks and not by an escape sequence: not every console understands those. */
    private String cleared() {
        // Without a live line only an echo may stand there, which any line of ours is longer than.
        var blanks = drawn == 0 ? "" : " ".repeat(drawn + ECHO - 1) + "\r";
        drawn = 0;
        return "\r" + blanks;
    }

    private void write(Line.Stream to, String text) {
        write(to, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Line.Stream to, byte[] bytes) {
        var stream = streams.get(to);
        if (stream == null || closed.contains(to)) {
            return;
        }
        try {
            stream.write(bytes);
            stream.flush();
        } catch (IOException nobodyReads) {
            closed.add(to);
        }
    }
}
