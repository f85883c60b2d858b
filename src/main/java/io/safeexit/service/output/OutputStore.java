package io.safeexit.service.output;

import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ShutdownEvent;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a program prints. Long-lived: one for each managed program, through all its restarts. Any
 * thread.
 *
 * <p>On disk: {@code output-NAME.out.log} and {@code output-NAME.err.log}, byte for byte as the
 * program wrote them (but for secrets), put aside and removed by a {@link Rotation}; beside each a
 * {@code .times} that says since when which line stands there. What the program wrote before its
 * end is with the system's files when {@link Following#awaitEnd} says so; after a power cut the
 * newest may be missing. A disk that takes no more is said once, and the program is read on.
 *
 * <p>In memory: the newest {@link #KEPT} lines of both streams, in order, at most 64 MB; a line
 * longer than 16 KB is kept cut.
 *
 * <p>Nothing is dropped on the way to disk: a program that is faster is slowed by its full pipe.
 */
public final class OutputStore {

    /** How many lines are kept in memory. */
    public static final int KEPT = 1_000_000;

    private static final int STARTS_KEPT = 100;

    private final Secrets secrets;
    private final Map<OutputSource, KeptOutput> disk = new EnumMap<>(OutputSource.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final RecentLines recent;
    private final List<Tail> tails = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<Instant> starts = new ArrayList<>();
    private volatile List<OutputSink> sinks = List.of();
    private volatile long version;

    /**
     * Reads and writes nothing before {@link #follow}.
     *
     * @param folder where the files are, made when it is missing
     * @param name of the program; what cannot stand in the name of a file is replaced
     * @param secrets are masked before anything is kept or shown
     * @param said told what is wrong with the files
     */
    public OutputStore(
            Path folder,
            String name,
            Rotation rotation,
            Secrets secrets,
            Consumer<ShutdownEvent> said) {
        this(folder, name, rotation, secrets, said, KEPT);
    }

    OutputStore(
            Path folder,
            String name,
            Rotation rotation,
            Secrets secrets,
            Consumer<ShutdownEvent> said,
            int kept) {
        this.secrets = secrets;
        this.recent = new RecentLines(kept);
        var base = "output-" + name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        for (OutputSource source : OutputSource.values()) {
            var file = new StreamFile(folder, base + "." + source.word() + ".log", rotation);
            disk.put(source, new KeptOutput(file, said));
        }
    }

    /** From now on {@code sink} takes all that is read, too. */
    public void passTo(OutputSink sink) {
        lock.lock();
        try {
            var all = new ArrayList<>(sinks);
            all.add(sink);
            sinks = List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts to read both streams of a program that was just started; returns at once. They are
     * read on threads of their own, platform threads because a read of a pipe holds its thread.
     */
    public Following follow(InputStream out, InputStream err) {
        var ends = new CountDownLatch(2);
        lock.lock();
        try {
            starts.add(Instant.ofEpochMilli(System.currentTimeMillis()));
            if (starts.size() > STARTS_KEPT) {
                starts.removeFirst();
            }
        } finally {
            lock.unlock();
        }
        pump(out, OutputSource.OUT, ends);
        pump(err, OutputSource.ERR, ends);
        return new Reading(ends);
    }

    /** The reading of both streams. */
    private record Reading(CountDownLatch ends) implements Following {

        @Override
        public boolean awaitEnd(Deadline deadline) throws InterruptedException {
            return ends.await(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
        }

        @Override
        public void leave() {
            while (ends.getCount() > 0) {
                ends.countDown();
            }
        }
    }

    private void pump(InputStream in, OutputSource source, CountDownLatch ends) {
        var tail = new Tail(source);
        lock.lock();
        try {
            tails.add(tail);
        } finally {
            lock.unlock();
        }
        var pump = new Pump(in, tail, new Masking(secrets), kept(source), this);
        Thread.ofPlatform()
                .daemon()
                .name("output-" + source.word())
                .start(
                        () -> {
                            try {
                                pump.run();
                            } finally {
                                ends.countDown();
                            }
                        });
    }

    private KeptOutput kept(OutputSource source) {
        return Objects.requireNonNull(disk.get(source));
    }

    /** The file that is written for {@code source}; need not be there yet. */
    public Path file(OutputSource source) {
        return kept(source).path();
    }

    /** The newest {@code n} finished lines, oldest first. */
    public List<OutputLine> last(int n) {
        return lines().last(n);
    }

    /** The number that the next finished line gets. */
    public long nextNumber() {
        lock.lock();
        try {
            return recent.next();
        } finally {
            lock.unlock();
        }
    }

    /** Goes up whenever something was printed: to be asked often, it costs nothing. */
    public long version() {
        return version;
    }

    /** When the program was started, each time, oldest first; the newest hundred. */
    public List<Instant> starts() {
        lock.lock();
        try {
            return List.copyOf(starts);
        } finally {
            lock.unlock();
        }
    }

    /** All lines that are kept at this moment. Waits for nothing but an append to memory. */
    public OutputLines lines() {
        lock.lock();
        try {
            return recent.newest(unfinished());
        } finally {
            lock.unlock();
        }
    }

    private OutputLines all() {
        lock.lock();
        try {
            return recent.all(unfinished());
        } finally {
            lock.unlock();
        }
    }

    private List<OutputLine> unfinished() {
        var unfinished = new ArrayList<OutputLine>();
        for (Tail tail : tails) {
            if (!tail.isEmpty()) {
                unfinished.add(
                        tail.line(recent.next() + unfinished.size(), System.currentTimeMillis()));
            }
        }
        return unfinished;
    }

    /**
     * Waits for a line with a match, colours left out; also an unfinished one. Lines are looked at
     * from number {@code fromNumber} on, and none is missed: until they were looked at, they are
     * kept. Does not end by itself when the program ends.
     *
     * @return empty when the deadline came first
     */
    public Optional<OutputLine> awaitMatch(Pattern pattern, long fromNumber, Deadline deadline)
            throws InterruptedException {
        var watch = new Watch(pattern, fromNumber, deadline);
        lock.lockInterruptibly();
        try {
            watches.add(watch);
        } finally {
            lock.unlock();
        }
        try {
            while (true) {
                long seen = version;
                var found = watch.look(all());
                if (found.isPresent() || !awaitChange(seen, deadline)) {
                    return found;
                }
            }
        } finally {
            lock.lock();
            try {
                watches.remove(watch);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until the version is another than {@code seen}; false when the deadline came first. */
    private boolean awaitChange(long seen, Deadline deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            changed.signalAll(); // whoever waits for this one to have looked
            while (version == seen) {
                if (deadline.expired()) {
                    return false;
                }
                changed.awaitNanos(deadline.remainingNanos());
            }
            return !deadline.expired();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a line. */
    int watches() {
        lock.lock();
        try {
            return watches.size();
        } finally {
            lock.unlock();
        }
    }

    /** For the pump: these bytes are on disk. */
    void take(Masking.Piece piece, Tail tail, long now) {
        lock.lock();
        try {
            makeRoom();
            recent.add(piece.bytes(), piece.length(), tail, now);
            tellChanged();
        } finally {
            lock.unlock();
        }
        sinks.forEach(sink -> sink.accept(tail.source(), piece.bytes(), piece.length()));
    }

    /** For the pump: its stream is at its end. */
    void ended(Tail tail) {
        lock.lock();
        try {
            tails.remove(tail);
            if (!tail.isEmpty()) {
                recent.finish(tail, System.currentTimeMillis());
            }
            tellChanged();
        } finally {
            lock.unlock();
        }
        sinks.forEach(sink -> sink.end(tail.source()));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // with the lock held
    private void tellChanged() {
        version++;
        if (!watches.isEmpty()) {
            changed.signalAll();
        }
    }

    /** Drops the oldest lines; waits as long as somebody has not yet looked at them. */
    private void makeRoom() {
        while (recent.tooMany()) {
            long oldest = recent.oldestEnds();
            if (watches.stream().anyMatch(watch -> watch.wants(oldest))) {
                changed.awaitUninterruptibly();
            } else {
                recent.dropOldest();
            }
        }
    }
}
