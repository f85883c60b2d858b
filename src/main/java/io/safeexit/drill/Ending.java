package io.safeexit.drill;

import io.safeexit.os.Signals;
import io.safeexit.settings.DrillKind;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.TimeBudget;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How the copy is ended. */
public enum Ending {
    /** As by the Stop button: asked for, without a signal. */
    GRACEFUL,
    /** Ctrl+C. */
    INTERRUPT,
    /** Ctrl+C, and again while the exit is under way. */
    INTERRUPT_TWICE,
    /** What service managers and {@code kill} send. */
    TERM,
    /** The process above the service is killed: it can do nothing any more. */
    KILL;

    /** What the guardian of a killed process needs to end everything below it. */
    private static final Duration GUARDIAN_LIMIT = Duration.ofSeconds(2);

    private static final boolean SIGNALS = !System.getProperty("os.name", "").startsWith("Windows");

    /** Those of a drill, in order, as far as this system knows of them. */
    public static List<Ending> of(DrillKind kind) {
        var all =
                switch (kind) {
                    case CLEANUP -> List.of(GRACEFUL);
                    case INTERRUPT -> List.of(INTERRUPT, INTERRUPT_TWICE);
                    case FULL -> List.of(values());
                };
        var possible = all.stream().filter(ending -> SIGNALS || !ending.isSignal()).toList();
        return possible.isEmpty() ? List.of(GRACEFUL) : possible;
    }

    private boolean isSignal() {
        return switch (this) {
            case GRACEFUL, KILL -> false;
            case INTERRUPT, INTERRUPT_TWICE, TERM -> true;
        };
    }

    /** Whether every request that was accepted is to be answered, and everything gone through. */
    public boolean isPolite() {
        return switch (this) {
            case GRACEFUL, INTERRUPT, TERM -> true;
            case INTERRUPT_TWICE, KILL -> false;
        };
    }

    /** When it is over at the latest, from the last order on; {@code budget} is the copy's. */
    Duration promised(TimeBudget budget) {
        return switch (this) {
            case GRACEFUL, INTERRUPT, TERM -> budget.total();
            case INTERRUPT_TWICE -> TimeBudget.EMERGENCY_LIMIT.plus(TimeBudget.GUARD_MARGIN);
            case KILL -> GUARDIAN_LIMIT;
        };
    }

    /** Whether the copy may end with {@code code}. */
    boolean isRight(int code) {
        return switch (this) {
            case GRACEFUL, INTERRUPT, TERM -> code == Outcome.CLEAN.exitCode();
            // It may be over before the second one comes.
            case INTERRUPT_TWICE ->
                    Stream.of(Outcome.CLEAN, Outcome.FORCED)
                            .anyMatch(outcome -> outcome.exitCode() == code);
            case KILL -> code == 128 + Signals.KILL;
        };
    }

    /** A hint for the name of a text. */
    String key() {
        return "drill.ending." + name();
    }
}
