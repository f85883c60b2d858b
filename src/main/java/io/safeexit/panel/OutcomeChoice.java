package io.safeexit.panel;

import io.safeexit.journal.history.PastExit;
import io.safeexit.shutdown.Outcome;

import java.util.Optional;

/** Which exits are shown. */
enum OutcomeChoice {
    ALL,
    CLEAN,
    DEGRADED,
    FORCED,
    HALTED,
    VANISHED;

    boolean takes(PastExit exit) {
        return switch (this) {
            case ALL -> true;
            case CLEAN -> exit.outcome().equals(Optional.of(Outcome.CLEAN));
            case DEGRADED -> exit.outcome().equals(Optional.of(Outcome.DEGRADED));
            case FORCED -> exit.outcome().equals(Optional.of(Outcome.FORCED));
            case HALTED -> exit.outcome().equals(Optional.of(Outcome.HALTED));
            case VANISHED -> exit.outcome().isEmpty();
        };
    }

    String name(Words words) {
        return switch (this) {
            case ALL -> words.get("panel.history.allOutcomes");
            case CLEAN, DEGRADED, FORCED, HALTED -> words.get("outcome." + this);
            case VANISHED -> words.get("history.vanished");
        };
    }
}
