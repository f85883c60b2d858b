package io.safeexit.terminal;

import io.safeexit.os.TerminalModes;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;

import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lines that a person edits on a terminal, with history and completion; what is said meanwhile
 * stands above, and the phases of a stop right above the prompt.
 *
 * <p>Signals are typed as ever while a line is edited, and nobody here listens to them: Ctrl+C is a
 * SIGINT of the kernel. When the program begins to end, the editing is broken off at once and the
 * terminal is as it was found from then on, so that nothing has to be put back at the very end,
 * however that comes.
 */
final class EditedTalk implements Talk {

    private static final Duration A_WHILE = Duration.ofHours(1);

    /** Whether it is still in the foreground: no one is told. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    /** A terminal that does not take what is written may keep the editor from ending. */
    private static final Duration FOR_THE_EDITOR = Duration.ofMillis(200);

    private final Terminal terminal;
    private final LineEditor editor;
    private final Optional<TerminalModes> found;
    private final boolean coloured;
    private final Runnable interrupted;
    private final Board board;
    private Standing standing = new Standing("", false, List.of());
    private @Nullable Thread editing;
    private boolean left;

    EditedTalk(
            Terminal terminal,
            LineEditor editor,
            Optional<TerminalModes> found,
            boolean coloured,
            Runnable interrupted) {
        this.terminal = terminal;
        this.editor = editor;
        this.found = found;
        this.coloured = coloured;
        this.interrupted = interrupted;
        this.board = new Board(terminal.writer());
    }

    @Override
    public Optional<String> read() {
        while (begin()) {
            try {
                var line = editor.edit();
                keep(line);
                return Optional.of(line);
            } catch (UserInterruptException brokenOff) {
                if (!hasLeft()) {
                    interrupted.run();
                }
            } catch (EndOfFileException | IOError end) {
                return Optional.empty();
            } finally {
                end();
            }
        }
        watchTyping();
        while (true) {
            SafeWait.pause(A_WHILE); // the exit ends the process
        }
    }

    /**
     * What is typed while the program ends does nothing, but the terminal shows it, and with each
     * line the cursor leaves its place. In the background nothing is read: the system would stop
     * the program for it.
     */
    private void watchTyping() {
        try {
            int typed = NonBlockingReader.READ_EXPIRED;
            while (typed != NonBlockingReader.EOF && TerminalModes.inForeground()) {
                typed = terminal.reader().read(LOOK_AGAIN.toMillis());
                if (typed == '\n' && terminal.echo()) {
                    board.entered();
                }
            }
        } catch (IOException | IOError gone) {
            // then nobody types
        }
    }

    /** Of what asked for the line, its last line stays with it. */
    private void keep(String line) {
        String prompt;
        synchronized (this) {
            prompt = standing.prompt();
        }
        terminal.writer().println(prompt + line);
        terminal.flush();
    }

    private synchronized boolean begin() {
        editing = left ? null : Thread.currentThread();
        return !left;
    }

    private synchronized void end() {
        editing = null;
        Thread.interrupted();
        if (left) {
            restore(); // the editor may have ended late
        }
        notifyAll();
    }

    private void restore() {
        found.ifPresent(TerminalModes::restore);
    }

    @Override
    public synchronized void leave() {
        if (left) {
            restore();
            return;
        }
        left = true;
        var editor = editing;
        if (editor != null && TerminalModes.inForeground()) {
            editor.interrupt();
            awaitEnd(Deadline.in(FOR_THE_EDITOR));
        }
        restore();
    }

    private void awaitEnd(Deadline latest) {
        try {
            while (editing != null && !latest.expired()) {
                wait(latest.remaining().toMillis() + 1);
            }
        } catch (InterruptedException stray) {
            // then it is not waited for
        }
    }

    @Override
    public void print(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var text = lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
        if (hasLeft()) {
            board.print(text);
        } else {
            editor.printAbove(text);
        }
    }

    @Override
    public void show(Standing now) {
        synchronized (this) {
            standing = now;
        }
        if (hasLeft()) {
            board.draw(now.phases(), terminal.getSize().getRows());
        } else {
            editor.ask(prompt());
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }

    /** The phases stand above the line that is being entered, as a part of what asks for it. */
    private synchronized String prompt() {
        var lines = standing.phases();
        int room = Math.max(0, terminal.getSize().getRows() - 2);
        return lines.stream()
                .limit(room)
                .map(line -> line + "\n")
                .collect(Collectors.joining("", "", standing.prompt()));
    }

    /** It has other columns and rows now. */
    void resized() {
        terminal.raise(Terminal.Signal.WINCH);
    }

    /** What was shown may be gone. */
    void continued() {
        editor.continued();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean isScript() {
        return false;
    }

    @Override
    public boolean coloured() {
        return coloured;
    }

    @Override
    public int columns() {
        int columns = terminal.getSize().getColumns();
        return columns > 0 ? columns : 80;
    }
}
