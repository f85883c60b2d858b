package io.safeexit.shutdown;

/** How an exit ended, and the exit code that says so to a shell. */
public enum Outcome {
    /** Everything was finished within its limit. */
    CLEAN(0),
    /** All phases were gone through, but something timed out or failed. */
    DEGRADED(3),
    /**
     * The emergency tier ended it: asked for by a person, or because the last limit was reached.
     */
    FORCED(130),
    /** The guard ended the process. */
    HALTED(137);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The exit code of the process. */
    public int exitCode() {
        return exitCode;
    }
}
