package io.safeexit.shutdown;

import java.time.Duration;

/**
 * What an exit may take.
 *
 * @param interfaceLimit limit of {@link Stage#INTERFACE}
 * @param comprehensiveLimit limit of {@link Stage#COMPREHENSIVE}
 */
public record TimeBudget(Duration interfaceLimit, Duration comprehensiveLimit) {

    /** What the guard allows beyond {@link #total()} before it ends the process. */
    public static final Duration GUARD_MARGIN = Duration.ofSeconds(1);

    /** What the emergency tier may take at the most. */
    public static final Duration EMERGENCY_LIMIT = Duration.ofMillis(500);

    private static final Duration LONGEST_CANCEL_LEAD = Duration.ofMillis(250);

    /** Five and ten seconds. */
    public static final TimeBudget DEFAULT =
            new TimeBudget(Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** The promise: from the request to the end. */
    public Duration total() {
        return interfaceLimit.plus(comprehensiveLimit);
    }

    /** The limit that the phases of {@code stage} share. */
    public Duration limitOf(Stage stage) {
        return switch (stage) {
            case INTERFACE -> interfaceLimit;
            case COMPREHENSIVE -> comprehensiveLimit;
        };
    }

    /**
     * How long before the limit of {@code stage} its unfinished tasks are cancelled: 250 ms, or a
     * tenth of the limit if that is less.
     */
    public Duration cancelLead(Stage stage) {
        var tenth = limitOf(stage).dividedBy(10);
        return tenth.compareTo(LONGEST_CANCEL_LEAD) < 0 ? tenth : LONGEST_CANCEL_LEAD;
    }
}
