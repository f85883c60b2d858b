package io.safeexit.shutdown;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * Until when the stage under way may take, and the whole exit. Not for several threads: its run
 * guards it.
 */
final class StageClock {

    /** What a phase may take whose stage is over its limit already; the promise stays as it is. */
    private static final Duration LONGEST_HURRY = Duration.ofMillis(250);

    private final Deadline began;
    private final TimeBudget budget;
    private @Nullable Phase current;
    private Duration extension = Duration.ZERO;
    private Deadline end;
    private Duration lead = Duration.ZERO;

    StageClock(Deadline began, TimeBudget budget) {
        this.began = began;
        this.budget = budget;
        this.end = began.plus(budget.interfaceLimit());
    }

    /** {@code phase} begins. */
    void enter(Phase phase) {
        var limit = budget.limitOf(phase.stage());
        if (!sameStage(phase)) {
            end =
                    phase.stage() == Stage.INTERFACE
                            ? began.plus(limit).plus(extension)
                            : Deadline.in(limit).orEarlier(whole());
            lead = budget.cancelLead(phase.stage());
        } else {
            var hurry = limit.dividedBy(2);
            hurry = hurry.compareTo(LONGEST_HURRY) < 0 ? hurry : LONGEST_HURRY;
            if (end.remaining().compareTo(hurry) < 0) {
                end = Deadline.in(hurry);
                lead = hurry.dividedBy(2);
            }
        }
        current = phase;
    }

    private boolean sameStage(Phase phase) {
        return current != null && current.stage() == phase.stage();
    }

    /** The stage under way may take so much longer than it may by now. */
    void extend(Duration by) {
        end = (end.expired() ? Deadline.now() : end).plus(by);
        extension = extension.plus(by);
    }

    /** The phase entered last. */
    Optional<Phase> current() {
        return Optional.ofNullable(current);
    }

    boolean isIn(Phase phase) {
        return phase == current;
    }

    /** When what is left is abandoned. */
    Deadline end() {
        return end;
    }

    /** When what is left is cancelled. */
    Deadline cancelAt() {
        return end.minus(lead);
    }

    /** When the exit is over at the latest, as things stand. */
    Deadline goneBy() {
        return current == null || current.stage() == Stage.INTERFACE ? whole() : end;
    }

    private Deadline whole() {
        return began.plus(budget.total()).plus(extension);
    }
}
