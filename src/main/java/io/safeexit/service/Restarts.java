package io.safeexit.service;

import io.safeexit.service.definition.RestartRules;
import io.safeexit.shutdown.Deadline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Counts how often a service was started again, and says how long to wait before the next time: the
 * pause doubles with each within the time that the rules count in.
 */
final class Restarts {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Deque<Deadline> begun = new ArrayDeque<>();

    /** A person started it: what was before does not count. */
    synchronized void forget() {
        begun.clear();
    }

    /** Whether an end like this is followed by a start at all. */
    static boolean wanted(RestartRules rules, ServiceEnded end) {
        return switch (rules.when()) {
            case NEVER -> false;
            case ON_FAILURE -> !end.well();
            case ALWAYS -> true;
        };
    }

    /**
     * The pause before the next start, which counts from now on; empty when it was tried enough.
     */
    synchronized Optional<Duration> next(RestartRules rules) {
        var now = Deadline.now();
        begun.removeIf(start -> now.since(start).compareTo(rules.within()) > 0);
        if (begun.size() >= rules.atMost()) {
            return Optional.empty();
        }
        var pause = FIRST_PAUSE;
        for (int i = 0; i < begun.size() && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        begun.add(now);
        return Optional.of(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
}
