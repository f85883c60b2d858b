package io.safeexit.terminal;

import io.safeexit.os.OwnerOnly;
import io.safeexit.os.TerminalModes;

import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Edits one line on a terminal, and can ask for it in other words meanwhile. */
final class LineEditor extends LineReaderImpl {

    private static final String NAME = "safe-exit";
    private static final int LINES_KEPT = 1000;

    /** Guarded by the reader's lock. */
    private String asking = "";

    private LineEditor(Terminal terminal) throws IOException {
        super(terminal, NAME);
    }

    /**
     * The terminal of this process; empty where it cannot be edited on, for which there are reasons
     * that no list of systems is complete without.
     *
     * @param interrupted told of a Ctrl+C that was typed before it was a signal again
     * @param folder where lines are remembered from one life to the next, for the owner only
     */
    static Optional<EditedTalk> open(
            Commands commands, Path folder, boolean coloured, Runnable interrupted) {
        var found = TerminalModes.now();
        try {
            var terminal = terminal();
            var editor = new LineEditor(terminal);
            editor.prepare(commands, coloured);
            if (found.isPresent()) {
                editor.typeAhead();
            }
            editor.remember(folder);
            return Optional.of(new EditedTalk(terminal, editor, found, coloured, interrupted));
        } catch (IOException | RuntimeException | LinkageError unusable) {
            LoggerFactory.getLogger(LineEditor.class)
                    .warn("lines cannot be edited on this terminal: {}", unusable.toString());
            found.ifPresent(TerminalModes::restore);
            return Optional.empty();
        }
    }

    /** Listens to no signal: they are the desk's, by day and by night. */
    private static Terminal terminal() throws IOException {
        return TerminalBuilder.builder()
                .name(NAME)
                .system(true)
                .provider(TerminalBuilder.PROP_PROVIDER_FFM)
                .dumb(false)
                .encoding(StandardCharsets.UTF_8)
                .stdinEncoding(StandardCharsets.UTF_8)
                .stdoutEncoding(StandardCharsets.UTF_8)
                .stderrEncoding(StandardCharsets.UTF_8)
                .graphemeCluster(false)
                .env(LineEditor::variable)
                .nativeSignals(false)
                .signalHandler(Terminal.SignalHandler.SIG_IGN)
                .build();
    }

    /**
     * Of this one terminal JLine knows that it must not be asked what it can do. None is to be: the
     * answer would be waited for, whatever was typed meanwhile would be lost, and over a slow line
     * it would come as if it were typed.
     */
    private static @Nullable String variable(String name) {
        return name.equals("TERM_PROGRAM") ? "Apple_Terminal" : System.getenv(name);
    }

    private void prepare(Commands commands, boolean coloured) {
        // As the lines are split when they are done: a backslash is a letter of a path.
        var parser = new DefaultParser();
        parser.setEscapeChars(null);
        parser.setEofOnUnclosedQuote(false);
        setParser(parser);
        setCompleter((_, line, candidates) -> complete(commands, line, candidates));
        setOpt(Option.DISABLE_EVENT_EXPANSION);
        setOpt(Option.HISTORY_REDUCE_BLANKS);
        setOpt(Option.ERASE_LINE_ON_FINISH); // what asked for it may be many lines
        unsetOpt(Option.BRACKETED_PASTE); // nothing more to be put back than there must be
        getWidgets().put(CALLBACK_INIT, this::begun);
        if (!coloured) {
            setVariable(COMPLETION_STYLE_STARTING, "bold");
            setVariable(COMPLETION_STYLE_LIST_STARTING, "bold");
        }
        setVariable(BELL_STYLE, "none");
        setVariable(HISTORY_SIZE, LINES_KEPT);
    }

    private static void complete(Commands commands, ParsedLine line, List<Candidate> candidates) {
        var before = line.words().subList(0, line.wordIndex());
        commands.completions(before).forEach(word -> candidates.add(new Candidate(word)));
    }

    /** Without a file to keep them in, lines are remembered until the program ends. */
    private void remember(Path folder) {
        var kept = folder.resolve("history");
        try {
            OwnerOnly.makeFolder(folder);
            if (Files.notExists(kept)) {
                Files.createFile(kept, OwnerOnly.file(kept));
            }
            OwnerOnly.restrict(kept);
            setVariable(HISTORY_FILE, kept);
            setVariable(HISTORY_FILE_SIZE, LINES_KEPT);
        } catch (IOException unwritable) {
            LoggerFactory.getLogger(LineEditor.class)
                    .warn("lines are not remembered in {}: {}", kept, unwritable.toString());
        }
    }

    /**
     * What is typed while a command runs is taken as it would be at the prompt, Ctrl+D above all,
     * and shown there; who {@link TerminalModes found} the terminal otherwise puts that back.
     */
    private void typeAhead() {
        terminal.enterRawMode();
        keepSignals();
    }

    /** The reader has begun; what the line is asked for with may be another since. */
    private boolean begun() {
        setPrompt(literal(asking));
        keepSignals();
        return true;
    }

    /**
     * The reader would take Ctrl+C, Ctrl+Z and Ctrl+\ as letters: they are signals, of the kernel,
     * which reach the desk whatever this thread does.
     */
    private void keepSignals() {
        var modes = terminal.getAttributes();
        modes.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(modes);
    }

    /**
     * The program goes on after it was stopped: what was shown may be gone. In the background it
     * leaves the terminal alone, or the system would stop it again, whatever it was told to do.
     */
    void continued() {
        if (!TerminalModes.inForeground()) {
            return;
        }
        terminal.raise(Terminal.Signal.CONT);
        lock.lock();
        try {
            if (reading) {
                keepSignals();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the line; throws what the reader throws when that does not come to its end. */
    String edit() {
        return readLine();
    }

    /** From now on the line is asked for in these words. Any thread. */
    void ask(String words) {
        lock.lock();
        try {
            asking = words;
            if (reading) {
                setPrompt(literal(asking));
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What begins with a percent sign would else be filled in. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
