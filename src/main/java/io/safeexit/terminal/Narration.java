package io.safeexit.terminal;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.SafeWait;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tells a canvas what happens. A thread of its own pulls from the journal and draws, so that a
 * terminal that does not take it holds up nobody else.
 */
final class Narration {

    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private final Journal journal;
    private final Supplier<Optional<ExitProgress>> progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wrote = lock.newCondition();
    private long written;

    /**
     * Does nothing before {@link #open}.
     *
     * @param progress the exit under way, or the last one
     */
    Narration(Journal journal, Supplier<Optional<ExitProgress>> progress) {
        this.journal = journal;
        this.progress = progress;
    }

    /** Starts drawing on the canvas, which is made on the thread that draws; returns at once. */
    void open(Supplier<Canvas> made) {
        Thread.ofPlatform().daemon().name("transcript").start(() -> draw(made.get()));
    }

    /**
     * Waits until everything said so far is drawn.
     *
     * @return false when the deadline came first
     */
    boolean drain(Deadline latest) {
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

    private void draw(Canvas canvas) {
        long seen = 0;
        var redraw = Deadline.now();
        canvas.show(underWay());
        while (true) {
            try {
                var until = canvas.moves(underWay().isPresent()) ? redraw : Deadline.in(A_WHILE);
                for (var entry : journal.await(seen, until)) {
                    seen = entry.number();
                    canvas.tell(entry);
                }
                var exit = underWay();
                if (redraw.expired() || exit.isEmpty()) {
                    canvas.show(exit);
                    redraw = Deadline.in(REDRAW);
                }
                tellWritten(seen);
            } catch (OutOfMemoryError full) {
                SafeWait.pause(REDRAW); // for lack of memory a line may be missing, not the rest
            }
        }
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
