package io.safeexit.terminal;

import io.safeexit.diagnosis.Look;
import io.safeexit.journal.Journal;
import io.safeexit.service.output.OutputSink;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes on the terminal what happens. A thread of its own pulls from the journal and writes, so
 * that a reader that does not read (a full pipe) holds up nobody but a managed program whose output
 * goes the same way.
 */
public final class Transcript {

    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Journal journal;
    private final Supplier<Optional<ExitProgress>> progress;
    private final TranscriptLines lines;
    private final LiveLine liveLine;
    private final Supplier<OptionalInt> columns;
    private final CompletableFuture<Screen> screen = new CompletableFuture<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wrote = lock.newCondition();
    private long written;

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
        this.journal = journal;
        this.progress = progress;
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
        Thread.ofPlatform()
                .daemon()
                .name("transcript")
                .start(
                        () -> {
                            screen.complete(made.get());
                            write(screen.join());
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
        long newest = journal.newest();
        lock.lock();
        try {
            while (written < newest && !latest.expired()) {
                wrote.awaitNanos(latest.remainingNanos());
            }
            return written >= newest;
        } catch (InterruptedException stray) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void write(Screen to) {
        long seen = 0;
        var redraw = Deadline.now();
        while (true) {
            try {
                var until = showsPhase(to) ? redraw : Deadline.in(A_WHILE);
                for (var entry : journal.await(seen, until)) {
                    seen = entry.number();
                    lines.of(entry.event()).forEach(to::print);
                }
                tellWritten(seen);
                if (redraw.expired()) {
                    to.show(underWay().map(liveLine::of).orElse(""), liveLine.wayOut());
                    redraw = Deadline.in(REDRAW);
                }
            } catch (OutOfMemoryError full) {
                SafeWait.pause(REDRAW); // for lack of memory a line may be missing, not the rest
            }
        }
    }

    private boolean showsPhase(Screen screen) {
        return screen.isLive() && underWay().isPresent();
    }

    private Optional<ExitProgress> underWay() {
        return progress.get().filter(ExitProgress::underWay);
    }

    private void tellWritten(long number) {
        lock.lock();
        try {
            written = number;
            wrote.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
