package io.safeexit.settings;

/** Which rehearsal of the exit. */
public enum DrillKind {
    /** A safe exit, as by the Stop button. */
    CLEANUP,
    /** Ctrl+C once, and twice. */
    INTERRUPT,
    /** Every way in which it can be ended. */
    FULL
}
