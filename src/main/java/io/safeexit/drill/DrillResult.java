package io.safeexit.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A drill that is over.
 *
 * @param service the name of what was rehearsed, or that of a text
 * @param began when, by the clock
 * @param rounds what was done, in order; all of the plan, unless it was broken off
 * @param cancelled whether a person broke it off
 */
public record DrillResult(
        DrillPlan plan,
        String service,
        Instant began,
        Duration took,
        List<Round> rounds,
        boolean cancelled) {

    /** The exit code of a drill that failed; one that passed has 0. */
    public static final int FAILED = 4;

    public DrillResult {
        rounds = List.copyOf(rounds);
    }

    /** Whether every ending went as it should. */
    public boolean passed() {
        return !cancelled && rounds.stream().allMatch(Round::passed);
    }

    /** The first that did not. */
    public Optional<Round> failed() {
        return rounds.stream().filter(round -> !round.passed()).findFirst();
    }

    /** What a shell is told. */
    public int exitCode() {
        return passed() ? 0 : FAILED;
    }
}
