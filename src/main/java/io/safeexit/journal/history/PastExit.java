package io.safeexit.journal.history;

import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Trigger;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One exit of a service, as it is remembered.
 *
 * @param id tells it from every other one
 * @param service the name of what was ended, or that of a text
 * @param began when, by the wall clock; where nobody asked for it, when it was last heard of
 * @param took from the request to the end; empty where nobody asked, or it is not known
 * @param outcome how it ended; empty when it went without a word: killed, crashed, or the power was
 *     cut
 * @param reason who asked; empty where nobody did
 * @param scope what ended; empty where nobody asked
 * @param log the cleanup log that tells of it; the file may be gone by now
 * @param phases the phases that were gone through or begun, in order
 */
public record PastExit(
        String id,
        String service,
        Instant began,
        Optional<Duration> took,
        Optional<Outcome> outcome,
        Optional<Trigger> reason,
        Optional<Scope> scope,
        Optional<Path> log,
        List<PastPhase> phases) {

    public PastExit {
        phases = List.copyOf(phases);
    }

    /** How long the phase took; empty where it was not begun. */
    public Optional<Duration> took(Phase phase) {
        return phases.stream()
                .filter(past -> past.phase() == phase)
                .map(PastPhase::took)
                .findFirst();
    }

    /**
     * A phase of it.
     *
     * @param took how long; where it was never over, until it was last heard of
     * @param problems how many of its tasks failed or were abandoned
     */
    public record PastPhase(Phase phase, Duration took, int problems, List<PastTask> tasks) {
        public PastPhase {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * A task of a phase.
     *
     * @param name what it is called, or the name of a text
     * @param took how long; empty where it did not come to an end of its own
     * @param detail what it waited for, or why it failed; may be empty
     */
    public record PastTask(String name, TaskEnd end, Optional<Duration> took, String detail) {}

    /** How a task ended. */
    public enum TaskEnd {
        /** As it should. */
        DONE,
        /** It threw. */
        FAILED,
        /** It came to its end by force only. */
        FORCED,
        /** The limit was near; it gave up when it was told to. */
        CANCELLED,
        /** Nobody waited for it any more. */
        ABANDONED
    }
}
