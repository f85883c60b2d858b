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
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private volatile @Nullable Wish wish;
    private volatile @Nullable Path folder;
    private volatile boolean busy;

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
            folder = null;
        } else if (event instanceof ShutdownEvent.TaskCancelled
                || event instanceof ShutdownEvent.TaskFailed) {
            wants(Wish.GO_ON);
        } else if (event instanceof ShutdownEvent.Ended(var report)) {
            wants(report.outcome() == Outcome.CLEAN ? Wish.DROP : Wish.FINISH);
        }
    }

    /** The exit under way takes long. Never waits. */
    public void begin() {
        if (wish == null) {
            wants(Wish.BEGIN);
        }
    }

    private void wants(Wish next) {
        wish = next;
        busy = true; // after the wish: see rest()
        LockSupport.unpark(thread);
    }

    /** The folder of the exit under way, or of the last one; empty where it left none. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /** As {@link #folder}; empty as long as there is more to be written to it. Never waits. */
    public Optional<Path> finished() {
        return busy ? Optional.empty() : folder();
    }

    /** Waits until all that was to be written is; returns false at the deadline. */
    public boolean await(Deadline latest) {
        lock.lock();
        try {
            while (busy && !latest.expired()) {
                written.awaitNanos(latest.remainingNanos());
            }
            return !busy;
        } catch (InterruptedException stray) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (true) {
            var next = wish;
            if (next == null) {
                rest();
                LockSupport.park(this);
                continue;
            }
            wish = null;
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
            if (wish != null) {
                busy = true; // wished for in between
            }
            written.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void carryOut(Wish what) throws IOException {
        switch (what) {
            case BEGIN, GO_ON -> write(what.upTo);
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

    private static void write(Page page, Path file, Look look) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, OwnerOnly.file(file));
            page.content().write(file, look);
            if (Files.exists(file) && Files.size(file) == 0) {
                Files.delete(file);
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
