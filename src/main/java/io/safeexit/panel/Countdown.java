package io.safeexit.panel;

import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The promise “gone in … at the latest”: counts down, and goes up only when a person grants more
 * time. The engine gives a phase that begins over time a fraction of a second; that is not shown as
 * a step up.
 */
final class Countdown {

    private static final Duration LEAST_EXTENSION = Duration.ofSeconds(1);

    private @Nullable Deadline shown;

    /** What is left until {@code goneBy}. */
    Duration until(Deadline goneBy) {
        var before = shown;
        boolean extended = before != null && goneBy.since(before).compareTo(LEAST_EXTENSION) >= 0;
        var now = before == null || extended ? goneBy : before.orEarlier(goneBy);
        shown = now;
        return now.remaining();
    }

    /** The next exit counts anew. */
    void reset() {
        shown = null;
    }
}
