package io.safeexit.service.command;

import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** How long a program may take to end, from the first signal on. */
final class GraceClock {

    private final Optional<Duration> grace;
    private @Nullable Deadline told;
    private Duration granted = Duration.ZERO;

    /** Without a grace of its own it has what the engine gives it. */
    GraceClock(Optional<Duration> grace) {
        this.grace = grace;
    }

    /** The first signal goes out. */
    synchronized void begin() {
        told = Deadline.now();
    }

    /** A person grants it more. */
    synchronized void extend(Duration by) {
        granted = granted.plus(by);
    }

    /** When it is over; empty where the engine says it. */
    synchronized Optional<Deadline> end() {
        var from = told;
        return from == null ? Optional.empty() : grace.map(all -> from.plus(all).plus(granted));
    }

    /** Since the first signal. */
    synchronized Duration elapsed() {
        return told == null ? Duration.ZERO : Deadline.now().since(told);
    }
}
