package io.safeexit.diagnosis;

import io.safeexit.os.OwnerOnly;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes down, beside the cleanup log, how it looked when an exit did not go as it should: one
 * folder an exit, for its owner only. Begun when an exit has taken half of its first limit, goes on
 * when a limit is near, and finished when it is over: an emergency is not held up by it. A clean
 * exit leaves none.
 *
 * <p>On a thread of its own, made at start-up: no exit waits for it longer than {@link #await} is
 * told to. Does not promise the whole of it where the process is ended before it is written; what
 * matters most is written first.
 */
public final class ExitRecorder {

    /** Older ones are removed. */
    static final int KEPT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ExitRecorder.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    private final Path logs;
    private final Lookout lookout;
    private final List<Page> pages;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();
    private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();
    private volatile @Nullable Path folder;
    private volatile boolean busy;
    private volatile boolean over;

    /** What the thread is to do next; made beforehand: there may be no memory in an emergency. */
    private enum Wish {
        BEGIN(Moment.LATE),
        GO_ON(Moment.LIMIT),
        FINISH(Moment.LIMIT),
        DROP(Moment.LATE);

        final Moment upTo;

        Wish(Moment upTo) {
            this.upTo = upTo;
        }
    }

    /** From when on a page is written. */
    public enum Moment {
        /** The exit takes long: while everything is still there. */
        LATE,
        /** A limit is near, or the exit is over. */
        LIMIT,
        /** As {@link #LATE}, and anew at every step: the last one counts. */
        EACH
    }

    /**
     * One file of the folder.
     *
     * @param file its name
     * @param moment from when on it is written
     * @param content makes it; asked on the recorder's thread
     */
    public record Page(String file, Moment moment, Content content) {

        /** What is written. */
        @FunctionalInterface
        public interface Content {
            /** Writes to {@code file}, which is there and empty. */
            void write(Path file, Look look) throws IOException;
        }
    }

    /**
     * Starts its thread, which waits.
     *
     * @param logs the folder of the cleanup logs
     * @param lookout what was seen last is written down
     * @param pages what is written, the most important first
     */
    public ExitRecorder(Path logs, Lookout lookout, List<Page> pages) {
        this.logs = logs;
        this.lookout = lookout;
        this.pages = List.copyOf(pages);
        this.thread = Thread.ofPlatform().daemon().name("exit-recorder").start(this::work);
    }

    /** Hears how an exit goes. Never waits; makes no objects. */
    public void hear(ShutdownEvent event) {
        if (event instanceof ShutdownEvent.Began) {
            over = false;
            folder = null;
        } else if (event instanceof ShutdownEvent.TaskCancelled
                || event instanceof ShutdownEvent.TaskFailed) {
            wants(Wish.GO_ON);
        } else if (event instanceof ShutdownEvent.Ended(var report)) {
            over = true;
            wants(report.outcome() == Outcome.CLEAN ? Wish.DROP : Wish.FINISH);
        }
    }

    /** The exit under way takes long. Never waits. */
    public void begin() {
        if (wish.compareAndSet(null, Wish.BEGIN)) {
            LockSupport.unpark(thread);
        }
    }

    private void wants(Wish next) {
        wish.set(next);
        LockSupport.unpark(thread);
    }

    /** The folder of the exit under way, or of the last one; empty where it left none. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** As {@link #folder}; empty as long as there is more to be written to it. Never waits. */
    public Optional<Path> finished() {
        return working() ? Optional.empty() : folder();
    }

    /** Waits until all that was to be written is; returns false at the deadline. */
    public boolean await(Deadline latest) {
        lock.lock();
        try {
            // Seen once is enough: a thread that is woken for nothing is busy for a moment, too.
            boolean done = !working();
            while (!done && !latest.expired()) {
                written.awaitNanos(latest.remainingNanos());
                done = !working();
            }
            return done;
        } catch (InterruptedException stray) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** A wish is looked for first: it is taken only by who is busy already. */
    private boolean working() {
        return wish.get() != null || busy;
    }

    private void work() {
        while (true) {
            busy = true;
            var next = wish.getAndSet(null);
            if (next == null) {
                rest();
                LockSupport.park(this);
                continue;
            }
            try {
                carryOut(next);
            } catch (IOException | RuntimeException | Error unwritten) {
                // A full disk or no memory: an exit without a report is an exit all the same.
                LOG.debug("no report: {}", unwritten.toString());
            }
        }
    }

    private void rest() {
        lock.lock();
        try {
            busy = false;
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(Wish what) throws IOException {
        switch (what) {
            case BEGIN -> {
                if (!over) { // it has ended while it was found to be late
                    write(what.upTo);
                }
            }
            case GO_ON -> write(what.upTo);
            case FINISH -> {
                write(what.upTo);
                prune();
            }
            case DROP -> {
                var there = folder;
                folder = null;
                if (there != null) {
                    remove(there);
                }
            }
        }
    }

    private void write(Moment upTo) throws IOException {
        var into = folder;
        if (into == null) {
            into =
                    logs.resolve(
                            "exit-"
                                    + NAME.format(Instant.now())
                                    + "-"
                                    + ProcessHandle.current().pid());
            OwnerOnly.makeFolder(into);
            folder = into;
        }
        var look = lookout.last();
        for (Page page : pages) {
            var file = into.resolve(page.file());
            if (page.moment() == Moment.EACH
                    || (page.moment().compareTo(upTo) <= 0 && Files.notExists(file))) {
                write(page, file, look);
            }
        }
    }

    /** Beside it first: should the process end meanwhile, what was written before is there. */
    private static void write(Page page, Path file, Look look) {
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, OwnerOnly.file(part));
            try {
                page.content().write(part, look);
                // An empty one tells nothing, and would not be written at the next step.
                if (Files.exists(part) && Files.size(part) > 0) {
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | RuntimeException unwritten) {
            LOG.debug("{}: {}", file, unwritten.toString()); // the other pages may do
        }
    }

    private void prune() throws IOException {
        var all = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(logs, "exit-*")) {
            found.forEach(all::add);
        }
        all.sort(null);
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            remove(old);
        }
    }

    private static void remove(Path report) throws IOException {
        try (var files = Files.newDirectoryStream(report)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(report);
    }
}
