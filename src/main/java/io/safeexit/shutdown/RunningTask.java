package io.safeexit.shutdown;

import java.time.Duration;
import java.util.Optional;

/**
 * A task of the phase under way that is not over, at one moment, and the ways of hurrying it.
 *
 * @param phase whose it is
 * @param name its own
 * @param age since it began
 * @param work how far it says it is
 * @param cancelled whether it was told to give up
 * @param thread that works on it
 * @param cancel tells it to give up, as its limit would; returns at once
 * @param abandon gives it up, as the end of its limit would: its {@link CleanupTask#abort} is
 *     called and the exit goes on without it; returns at once
 */
public record RunningTask(
        Phase phase,
        String name,
        Duration age,
        Progress work,
        boolean cancelled,
        Optional<Thread> thread,
        Runnable cancel,
        Runnable abandon) {}
