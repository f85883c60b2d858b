package io.safeexit.terminal;

import io.safeexit.diagnosis.Look;
import io.safeexit.journal.Journal;
import io.safeexit.service.output.OutputSink;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Writes on the terminal what happens, on a thread of its own, so that a reader that does not read
 * (a full pipe) holds up nobody but a managed program whose output goes the same way.
 */
public final class Transcript {

    private final Narration narration;
    private final TranscriptLines lines;
    private final LiveLine liveLine;
    private final Supplier<OptionalInt> columns;
    private final CompletableFuture<Screen> screen = new CompletableFuture<>();

    /**
     * Does nothing before {@link #open}.
     *
     * @param progress the exit under way, or the last one
     * @param look what the exit under way was seen to wait for
     * @param log the cleanup log, where there is one
     * @param report the folder with the report of an exit that did not go as it should
     * @param columns the width of the terminal, where it can be told
     */
    public Transcript(
            Journal journal,
            Texts texts,
            Supplier<Optional<ExitProgress>> progress,
            Supplier<Look> look,
            Supplier<Optional<Path>> log,
            Supplier<Optional<Path>> report,
            Supplier<OptionalInt> columns) {
        this.narration = new Narration(journal, progress);
        this.lines = new TranscriptLines(texts, new TranscriptLines.Papers(log, report), look);
        this.columns = columns;
        this.liveLine = new LiveLine(texts, look);
    }

    /** Starts writing; returns at once. */
    public void open() {
        open(() -> Screen.ofProcess(columns));
    }

    /** As above, on another screen, which is made on the thread that writes on it. */
    void open(Supplier<Screen> made) {
        narration.open(
                () -> {
                    screen.complete(made.get());
                    return new Written(screen.join(), lines, liveLine);
                });
    }

    /**
     * The way for what a program prints, on the same screen: above the live line, never into it.
     * What comes before {@link #open} waits for it.
     *
     * @param name of the program, in front of each line on a terminal
     */
    public OutputSink passage(String name) {
        return new Passage(screen::join, name, Passage.coloured(System.getenv()));
    }

    /**
     * Waits until everything said so far is written.
     *
     * @return false when the deadline came first
     */
    public boolean drain(Deadline latest) {
        return narration.drain(latest);
    }

    /** Lines, and on a terminal the live line below them. */
    private record Written(Screen screen, TranscriptLines lines, LiveLine liveLine)
            implements Canvas {

        @Override
        public void tell(Journal.Entry entry) {
            lines.of(entry.event()).forEach(screen::print);
        }

        @Override
        public boolean moves(boolean exiting) {
            return exiting && screen.isLive();
        }

        @Override
        public void show(Optional<ExitProgress> exit) {
            screen.show(exit.map(liveLine::of).orElse(""), liveLine.wayOut());
        }
    }
}
