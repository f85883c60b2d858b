package io.safeexit.journal.history;

import io.safeexit.journal.Journal;
import io.safeexit.os.OwnerOnly;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Writes down what the history is to know of an exit, while it goes: a small file that is begun
 * when a service is started, appended to step by step, and complete when the exit is over. No
 * database is touched by an exit: what is complete, or whose process has gone without a word, is
 * entered later, by whoever reads the {@link ExitHistory} next.
 *
 * <p>On a thread of its own, which pulls from the journal: nobody ever waits for the disk, but who
 * asks to ({@link #flush}). The disk is not waited for either: the last moments before a power cut
 * may be missing. An exit that finds no service running is none of one, and not written down.
 */
public final class ExitScribe {

    private static final Logger LOG = LoggerFactory.getLogger(ExitScribe.class);

    /** Once nothing has been said for so long, the start is over, and no exit is under way. */
    private static final Duration QUIET = Duration.ofMillis(250);

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Duration MEMORY_AGAIN = Duration.ofMillis(50);
    private static final String STARTING = "service.starting";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss.SSS").withZone(ZoneId.systemDefault());

    private final Journal journal;
    private final Path folder;
    private final BooleanSupplier running;
    private final Supplier<Optional<Path>> log;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private long written;

    private @Nullable Draft draft;

    /** The draft under way; the thread's own. */
    private static final class Draft {
        private final Path file;
        private final OutputStream out;
        private boolean exiting;
        private boolean logNamed;

        Draft(Path file, OutputStream out) {
            this.file = file;
            this.out = out;
        }
    }

    /**
     * Does nothing before {@link #open}.
     *
     * @param history the folder of the history
     * @param running whether a service is starting, running or stopping
     * @param log the cleanup log, when there is one; both must not wait
     */
    public ExitScribe(
            Journal journal, Path history, BooleanSupplier running, Supplier<Optional<Path>> log) {
        this.journal = journal;
        this.folder = Drafts.folder(history);
        this.running = running;
        this.log = log;
    }

    /** Starts the thread; returns at once. */
    public void open() {
        Thread.ofPlatform().daemon().name("exit-scribe").start(this::work);
    }

    /** Waits until all that was said so far is written down; returns false at the deadline. */
    public boolean flush(Deadline latest) {
        long newest = journal.newest();
        lock.lock(); // held for a moment only, and never while there is something to write
        try {
            while (written < newest && !latest.expired()) {
                progress.awaitNanos(latest.remainingNanos());
            }
            return written >= newest;
        } catch (InterruptedException stray) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        long seen = 0;
        var pause = QUIET;
        while (true) {
            try {
                var news = journal.await(seen, Deadline.in(pause));
                for (var entry : news) {
                    hear(entry);
                    seen = entry.number();
                }
                tell(seen);
                if (news.isEmpty() && pause.equals(QUIET)) {
                    pause = LOOK_AGAIN;
                    DraftLines.rehearse();
                }
            } catch (OutOfMemoryError | LinkageError full) { // the second as an aftermath
                SafeWait.pause(MEMORY_AGAIN);
            }
        }
    }

    private void tell(long seen) {
        lock.lock();
        try {
            written = seen;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void hear(Journal.Entry entry) {
        try {
            switch (entry.event()) {
                case ShutdownEvent.Note note -> look(note, entry.at());
                case ShutdownEvent event -> write(event, entry.at());
            }
        } catch (IOException | RuntimeException unwritable) {
            LOG.debug("not written down: {}", unwritable.toString());
            drop(); // an exit that is remembered in part only would be a wrong one
        }
    }

    private void look(ShutdownEvent.Note note, Instant at) throws IOException {
        var under = draft;
        if (note.key().equals(STARTING) && (under == null || !under.exiting)) {
            drop(); // the one before has ended by itself
            begin(String.valueOf(note.args().getFirst()), at);
        } else if (under != null && !under.exiting && !running.getAsBoolean()) {
            drop(); // it could not be started, or has ended by itself
        }
    }

    private void begin(String service, Instant at) throws IOException {
        OwnerOnly.makeFolder(folder);
        var process = ProcessIdentity.own();
        var file = folder.resolve(NAME.format(at) + "-" + process.pid() + Drafts.SUFFIX);
        Files.createFile(file, OwnerOnly.file(file));
        draft = new Draft(file, Files.newOutputStream(file, StandardOpenOption.APPEND));
        append(draft, DraftLines.heading(process, service));
    }

    private void write(ShutdownEvent event, Instant at) throws IOException {
        var under = draft;
        if (under == null) {
            return;
        }
        if (event instanceof ShutdownEvent.Began) {
            under.exiting = true;
        }
        append(under, DraftLines.of(event, at));
        if (event instanceof ShutdownEvent.Ended) {
            draft = null;
            under.out.close();
        }
    }

    private void append(Draft under, String lines) throws IOException {
        var all = lines;
        var place = log.get();
        if (!under.logNamed && place.isPresent()) {
            under.logNamed = true;
            all = DraftLines.log(place.get()) + lines;
        }
        if (!all.isEmpty()) {
            under.out.write(all.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void drop() {
        var under = draft;
        draft = null;
        if (under == null) {
            return;
        }
        try {
            under.out.close();
            Files.deleteIfExists(under.file);
        } catch (IOException stays) {
            LOG.debug("stays: {}", stays.toString()); // it is then told to have gone without a word
        }
    }
}
