package io.safeexit.process;

import java.time.Duration;

/** The layers that can end the process: by which exit code each is known, and by when. */
enum Ending {
    /** Everything was done. */
    SAFE(0, Duration.ZERO),
    /** Something was cancelled, abandoned or failed. */
    TIMED(3, Duration.ZERO),
    /** The emergency tier, which may take half a second of its own. */
    EMERGENCY(130, Duration.ofMillis(500)),
    /** The guard, a second after the promised end; it gives its last words 200 ms. */
    GUARD(137, Duration.ofMillis(1200)),
    /** The kernel's timer, another second later. */
    KERNEL(142, Duration.ofSeconds(2));

    /** For the test to see that a process is gone, on a machine that does other things as well. */
    private static final Duration ALLOWANCE = Duration.ofMillis(250);

    private final int exitCode;
    private final Duration beyond;

    Ending(int exitCode, Duration beyond) {
        this.exitCode = exitCode;
        this.beyond = beyond;
    }

    int exitCode() {
        return exitCode;
    }

    /** What may pass until the process is gone to whom {@code promised} was said. */
    Duration latest(Duration promised) {
        return promised.plus(beyond);
    }

    /** As {@link #latest}, with what the measuring itself may take. */
    Duration measuredLatest(Duration promised) {
        return latest(promised).plus(ALLOWANCE);
    }
}
