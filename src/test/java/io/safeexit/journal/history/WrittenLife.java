package io.safeexit.journal.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.Journal;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.ExitRequest.Urgency;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.ShutdownEvent;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.ShutdownReport.PhaseReport;
import io.safeexit.shutdown.Trigger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A life of the program as its journal tells it, written down by a real scribe. */
final class WrittenLife implements AutoCloseable {

    private final Journal journal = new Journal();
    private final ExitScribe scribe;
    private volatile boolean running;

    WrittenLife(Path folder) {
        scribe =
                new ExitScribe(
                        journal,
                        folder,
                        () -> running,
                        () -> Optional.of(folder.resolve("cleanup.log")));
        scribe.open();
    }

    void start(String service) {
        running = true;
        say(ShutdownEvent.Note.info("service.starting", service));
    }

    /** The service has failed, or ended by itself. */
    void gone() {
        running = false;
        say(ShutdownEvent.Note.error("service.startFailed", "no port"));
    }

    static ShutdownEvent began(Trigger trigger, Scope scope) {
        return new ShutdownEvent.Began(
                new ExitRequest(trigger, Urgency.GRACEFUL, scope), Duration.ofSeconds(15));
    }

    /** With one phase, in which requests are finished. */
    static ShutdownEvent ended(Outcome outcome, Duration took, Duration phase, int problems) {
        return new ShutdownEvent.Ended(
                new ShutdownReport(
                        ExitRequest.exit(Trigger.SIGTERM),
                        Scope.APPLICATION,
                        outcome,
                        Instant.EPOCH,
                        took,
                        List.of(new PhaseReport(Phase.FINISH_REQUESTS, phase, problems))));
    }

    void say(ShutdownEvent event) {
        journal.accept(event);
    }

    /** All of it is written down. */
    @Override
    public void close() {
        assertTrue(scribe.flush(Deadline.in(Duration.ofSeconds(20))));
    }
}
