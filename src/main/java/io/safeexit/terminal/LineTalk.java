package io.safeexit.terminal;

import io.safeexit.shutdown.SafeWait;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Whole lines as they come from standard input: those of a script, without a prompt; or those of a
 * person at a terminal that understands no escape sequences, which edits them itself.
 */
final class LineTalk implements Talk {

    private static final int USUAL_COLUMNS = 80;
    private static final Duration A_WHILE = Duration.ofHours(1);

    private final BufferedReader in;
    private final Screen screen;
    private final boolean script;
    private final Supplier<OptionalInt> columns;
    private Standing standing = new Standing("", false, List.of());
    private boolean reading;
    private boolean asked;
    private volatile boolean left;

    LineTalk(InputStream in, Screen screen, boolean script, Supplier<OptionalInt> columns) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.screen = screen;
        this.script = script;
        this.columns = columns;
    }

    @Override
    public Optional<String> read() {
        begin();
        var line = readLine();
        while (left) {
            SafeWait.pause(A_WHILE); // the exit ends the process
        }
        entered(line.isPresent());
        return line;
    }

    /** A terminal that has gone away is the end of what is typed on it. */
    private Optional<String> readLine() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private synchronized void begin() {
        reading = true;
        ask();
    }

    private synchronized void entered(boolean line) {
        reading = false;
        if (line && asked) {
            screen.entered();
        }
        asked = false;
    }

    private void ask() {
        if (!script && reading && !asked && !left && standing.settled()) {
            screen.pass(Line.Stream.OUT, standing.prompt().getBytes(StandardCharsets.UTF_8));
            asked = true;
        }
    }

    @Override
    public synchronized void print(List<Line> lines) {
        lines.forEach(screen::print);
        asked = asked && lines.isEmpty();
    }

    @Override
    public synchronized void show(Standing now) {
        standing = now;
        ask();
    }

    @Override
    public void leave() {
        left = true;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean isScript() {
        return script;
    }

    @Override
    public boolean coloured() {
        return false;
    }

    @Override
    public int columns() {
        return columns.get().orElse(USUAL_COLUMNS);
    }
}
