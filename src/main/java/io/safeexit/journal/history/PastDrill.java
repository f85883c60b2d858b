package io.safeexit.journal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A rehearsal of the exit, as it is remembered.
 *
 * @param id tells it from every other one
 * @param service the name of what was rehearsed, or that of a text
 * @param kind which drill it was: {@code FULL}
 * @param seed what repeats it; empty where nothing was random
 * @param cancelled whether a person broke it off
 * @param rounds each ending, in order
 */
public record PastDrill(
        String id,
        String service,
        Instant began,
        Duration took,
        String kind,
        OptionalLong seed,
        boolean cancelled,
        List<PastRound> rounds) {

    public PastDrill {
        rounds = List.copyOf(rounds);
    }

    /** Whether every ending went as it should. */
    public boolean passed() {
        return !cancelled && rounds.stream().allMatch(PastRound::passed);
    }

    /**
     * One ending of it.
     *
     * @param ending which: {@code TERM}
     * @param answered how many requests were
     * @param lost how many were not
     * @param took from the order until it was gone
     * @param promised by when it was to be
     * @param code its exit code; empty where it had none
     * @param said what was found, and what to change, a line each, in the language of that time
     */
    public record PastRound(
            String ending,
            boolean passed,
            long answered,
            long lost,
            Duration took,
            Duration promised,
            OptionalInt code,
            List<String> said) {
        public PastRound {
            said = List.copyOf(said);
        }
    }
}
