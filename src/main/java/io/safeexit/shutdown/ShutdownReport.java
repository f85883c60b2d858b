package io.safeexit.shutdown;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How an exit went.
 *
 * @param reason the request that began it
 * @param scope what ended; wider than the reason's where a later request widened it
 * @param outcome how it ended
 * @param began when, by the wall clock
 * @param took from the request to the end of the last phase
 * @param phases the phases that were gone through, in order
 */
public record ShutdownReport(
        ExitRequest reason,
        ExitRequest.Scope scope,
        Outcome outcome,
        Instant began,
        Duration took,
        List<PhaseReport> phases) {

    public ShutdownReport {
        phases = List.copyOf(phases);
    }

    /** How a phase went; {@code problems} of its tasks failed or were abandoned. */
    public record PhaseReport(Phase phase, Duration took, int problems) {}
}
