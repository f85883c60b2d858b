package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * An exit at one moment, for showing.
 *
 * @param reason the request that began it
 * @param scope what ends
 * @param tier how far it has fallen
 * @param overLimit whether a stage has gone over its limit
 * @param phases all five, in order
 * @param goneBy when it is over at the latest; never later than before but for an extension
 * @param report how it ended; null while it is under way
 */
public record ExitProgress(
        ExitRequest reason,
        ExitRequest.Scope scope,
        Tier tier,
        boolean overLimit,
        List<PhaseProgress> phases,
        Deadline goneBy,
        @Nullable ShutdownReport report) {

    public ExitProgress {
        phases = List.copyOf(phases);
    }

    /** Where a phase stands. */
    public enum PhaseState {
        /** Not yet begun. */
        WAITING,
        /** Under way. */
        RUNNING,
        /** Over, all tasks done. */
        DONE,
        /** Over, but a task failed or was abandoned. */
        PROBLEM,
        /** Cut short or never begun because the emergency tier took over. */
        SKIPPED
    }

    /**
     * A phase at one moment.
     *
     * @param elapsed since it began
     * @param limit how long it may take, from its beginning
     * @param work how far its tasks are
     */
    public record PhaseProgress(
            Phase phase, PhaseState state, Duration elapsed, Duration limit, Progress work) {}

    /** Whether it is still under way. */
    public boolean underWay() {
        return report == null;
    }
}
