package io.safeexit;

import io.safeexit.journal.Journal;
import io.safeexit.journal.history.ExitHistory;
import io.safeexit.journal.history.ExitScribe;
import io.safeexit.journal.history.PastExits;
import io.safeexit.service.ServiceHost;
import io.safeexit.settings.Settings;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.ShutdownEvent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What is remembered of exits: written down as they go, entered when nobody waits. */
final class ExitMemory {

    /** The start comes first; and who lives no longer than this leaves it to the next one. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private static final Duration FOR_THE_SCRIBE = Duration.ofSeconds(1);

    private final Journal journal;
    private final Path folder;
    private final ExitScribe scribe;
    private final ExitHistory history;

    /** Does nothing before {@link #open}; {@code log} is asked for the cleanup log. */
    ExitMemory(Settings settings, Journal journal, ServiceHost host, Supplier<Optional<Path>> log) {
        this.journal = journal;
        this.folder = ExitHistory.folder(settings.logFolder());
        this.scribe = new ExitScribe(journal, folder, () -> host.service().isPresent(), log);
        this.history = new ExitHistory(folder, settings.kept().exits(), journal);
    }

    ExitScribe scribe() {
        return scribe;
    }

    void open() {
        scribe.open();
    }

    /** All that is remembered, this moment's exits included. Waits for the disk. */
    PastExits read() throws IOException {
        scribe.flush(Deadline.in(FOR_THE_SCRIBE));
        return history.read();
    }

    /** Enters what earlier lives have written down, in a while, on a thread of its own. */
    void enterLater() {
        Thread.ofPlatform()
                .daemon()
                .name("exit-history")
                .start(
                        () -> {
                            SafeWait.pause(LATER);
                            try {
                                history.read();
                            } catch (IOException | RuntimeException | LinkageError unreadable) {
                                journal.accept(
                                        ShutdownEvent.Note.warn(
                                                "history.unreadable",
                                                folder.toString(),
                                                String.valueOf(unreadable.getMessage())));
                            }
                        });
    }
}
