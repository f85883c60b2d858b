package io.safeexit.journal;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ShutdownEvent;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that was said, in order. Readers pull: each remembers the number of the last entry it
 * has seen and asks for what came since. The newest {@link #KEPT} entries are kept.
 *
 * <p>{@link #accept} never waits for a reader, a disk or a terminal: the monitor is held for an
 * append or a copy only.
 */
public final class Journal implements Consumer<ShutdownEvent> {

    /** How many entries are kept in memory. */
    public static final int KEPT = 20_000;

    private final Object monitor = new Object();

    /** With all its room: one that grows when there is no memory left forgets everything. */
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(KEPT + 1);

    private long next = 1;

    /**
     * One thing that was said.
     *
     * @param number counts from 1 without a gap
     * @param at when, by the wall clock
     * @param event what
     */
    public record Entry(long number, Instant at, ShutdownEvent event) {}

    @Override
    public void accept(ShutdownEvent event) {
        synchronized (monitor) {
            entries.addLast(new Entry(next, Instant.now(), event));
            next++;
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
            monitor.notifyAll();
        }
    }

    /** The number of the newest entry; 0 before the first. */
    public long newest() {
        synchronized (monitor) {
            return next - 1;
        }
    }

    /**
     * What came after entry {@code number}, oldest first; what was dropped meanwhile is missing.
     */
    public List<Entry> since(long number) {
        synchronized (monitor) {
            var found = new ArrayList<Entry>();
            var newestFirst = entries.descendingIterator();
            while (newestFirst.hasNext()) {
                var entry = newestFirst.next();
                if (entry.number() <= number) {
                    break;
                }
                found.add(entry);
            }
            return found.reversed();
        }
    }

    /**
     * Waits until something comes after entry {@code number}, at the longest until {@code latest}.
     *
     * @return what came; empty when nothing did, or when the thread was interrupted
     */
    public List<Entry> await(long number, Deadline latest) {
        synchronized (monitor) {
            try {
                while (next - 1 <= number && !latest.expired()) {
                    monitor.wait(latest.remaining().toMillis() + 1);
                }
            } catch (InterruptedException wanted) {
                return List.of();
            }
        }
        return since(number);
    }
}
