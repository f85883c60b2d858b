package io.safeexit.journal;

import io.safeexit.os.OwnerOnly;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.text.Texts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The cleanup log on disk: one file a run of the program, readable by its owner only, the same
 * words as in the panel. A thread of its own pulls from the journal, appends and syncs, so that
 * nobody else ever waits for the disk, and a power cut loses at most what was said in the last
 * moment.
 *
 * <p>The newest files are kept, as many as is said. A folder that cannot be written is said once,
 * in the journal; the program goes on without a file. A disk that is full is said once, and tried
 * again: when there is room, the file is complete after all.
 */
public final class CleanupLogFile {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration MEMORY_AGAIN = Duration.ofMillis(50);
    private static final Duration FOR_LAST_WORDS = Duration.ofMillis(100);
    private static final long LAST_LINE_NANOS = Duration.ofMillis(100).toNanos();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.systemDefault());

    private final Journal journal;
    private final LogLines lines;
    private final Path folder;
    private final int kept;
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Held while writing: a writer stuck in the disk keeps it, so others only ever try. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile @Nullable AppendedFile appended;
    private volatile @Nullable Path file;
    private volatile long written;
    private volatile boolean failing;
    private volatile boolean endingWritten;

    /** Plain: an atomic one makes objects at its first use. At worst the line is there twice. */
    private volatile boolean lastLineSaid;

    private final LastLine guardFired;
    private final Map<Outcome, LastLine> endings = new EnumMap<>(Outcome.class);
    private final int zone = TimeZone.getDefault().getOffset(System.currentTimeMillis());

    /**
     * Does nothing before {@link #open}.
     *
     * @param kept how many logs of earlier runs are kept
     */
    public CleanupLogFile(Journal journal, Texts texts, Path folder, int kept) {
        this.kept = kept;
        this.journal = journal;
        var wording = new Wording(texts);
        this.lines = new LogLines(wording);
        this.guardFired =
                new LastLine(" error " + wording.of(new ShutdownEvent.GuardFired()) + "\n");
        for (Outcome outcome : Outcome.values()) {
            var line = texts.get("log.ended", wording.name(outcome), "…");
            var severity =
                    switch (outcome) {
                        case CLEAN -> " info  ";
                        case DEGRADED -> " warn  ";
                        case FORCED, HALTED -> " error ";
                    };
            endings.put(outcome, new LastLine(severity + line + "\n"));
        }
        this.folder = folder;
    }

    /** Starts the thread that makes the file and writes it; returns at once. */
    public void open() {
        Thread.ofPlatform().daemon().name("cleanup-log").start(this::write);
    }

    /** The file; empty before it is made, or when it cannot be. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Waits until everything said so far is on disk.
     *
     * @return false when the deadline came first, or there is no file
     */
    public boolean flush(Deadline latest) {
        long newest = journal.newest();
        try {
            if (!opened.await(latest.remaining().toNanos(), TimeUnit.NANOSECONDS)
                    || appended == null
                    || !writing.tryLock(latest.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException stray) {
            return false;
        }
        try {
            append();
            return written >= newest;
        } finally {
            writing.unlock();
        }
    }

    /**
     * For the guard: says that it ends the process, and writes what is not written yet; where there
     * is no memory for that, only that line.
     */
    public void lastWords() {
        try {
            journal.accept(new ShutdownEvent.GuardFired());
            if (flush(Deadline.in(FOR_LAST_WORDS))) {
                return;
            }
        } catch (OutOfMemoryError full) {
            // the line made beforehand remains
        }
        lastLine();
    }

    /**
     * The same line, made beforehand: makes no object, and takes no lock, which whoever holds it
     * will not come to give back.
     */
    public void lastLine() {
        write(guardFired);
    }

    /**
     * The same for an exit that ended so, unless its ending is in the file: there may have been no
     * memory to say it, or the disk may have been too busy with what was said before.
     */
    public void endingLine(Outcome outcome) {
        var line = endings.get(outcome);
        if (!endingWritten && line != null) {
            write(line);
        }
    }

    private void write(LastLine line) {
        var open = appended;
        if (open == null || lastLineSaid) {
            return;
        }
        long latest = System.nanoTime() + LAST_LINE_NANOS;
        do {
            try {
                open.appendAtOnce(line.at(System.currentTimeMillis(), zone));
                lastLineSaid = true;
                return;
            } catch (IOException unwritable) {
                return; // there is nobody left to tell
            } catch (RuntimeException | Error noMemory) {
                Thread.onSpinWait();
            }
        } while (latest - System.nanoTime() > 0);
    }

    /** Once without a word: what is done for the first time may need memory to be linked. */
    private void rehearse(AppendedFile empty) throws IOException {
        guardFired.at(System.currentTimeMillis(), zone);
        endings.values().forEach(line -> line.at(System.currentTimeMillis(), zone));
        empty.appendAtOnce(new byte[0]);
        lines.rehearse();
    }

    private void write() {
        try {
            make();
        } catch (IOException | RuntimeException unwritable) {
            journal.accept(
                    ShutdownEvent.Note.warn("log.noFile", folder.toString(), reason(unwritable)));
        } finally {
            opened.countDown();
        }
        while (appended != null) {
            try {
                journal.await(written, Deadline.in(LOOK_AGAIN));
                writing.lock();
                try {
                    append();
                } finally {
                    writing.unlock();
                }
                if (failing) {
                    SafeWait.pause(LOOK_AGAIN);
                }
            } catch (OutOfMemoryError | LinkageError full) { // the second as an aftermath
                SafeWait.pause(MEMORY_AGAIN);
            }
        }
    }

    private void make() throws IOException {
        OwnerOnly.makeFolder(folder);
        lookBack();
        var name = "cleanup-" + NAME.format(Instant.now()) + "-" + ProcessHandle.current().pid();
        var made = folder.resolve(name + ".log");
        if (Files.notExists(made)) {
            Files.createFile(made, OwnerOnly.file(made));
        }
        var empty = new AppendedFile(made);
        rehearse(empty);
        appended = empty;
        file = made;
    }

    /** Says how the run before this one ended, and removes the logs that are too many. */
    private void lookBack() throws IOException {
        List<Path> logs;
        try (var files = Files.newDirectoryStream(folder, "cleanup-*.log")) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            found.sort(null);
            logs = found;
        }
        PreviousEnd.among(logs).map(PreviousEnd::note).ifPresent(journal);
        for (Path old : logs.subList(0, Math.max(0, logs.size() - kept))) {
            Files.deleteIfExists(old);
        }
    }

    /** With the lock held. */
    private void append() {
        var entries = journal.since(written);
        var open = appended;
        if (entries.isEmpty() || open == null) {
            return;
        }
        var text = new StringBuilder();
        entries.forEach(entry -> text.append(lines.of(entry)).append('\n'));
        try {
            open.append(text.toString().getBytes(StandardCharsets.UTF_8));
            written = entries.getLast().number();
            failing = false;
            if (entries.getLast().event() instanceof ShutdownEvent.Ended) {
                endingWritten = true;
            }
        } catch (IOException full) {
            if (!failing) {
                failing = true;
                journal.accept(
                        ShutdownEvent.Note.warn("log.noFile", folder.toString(), reason(full)));
            }
        }
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
