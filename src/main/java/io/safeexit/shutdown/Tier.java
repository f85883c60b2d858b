package io.safeexit.shutdown;

/** How far an exit had to fall. It never climbs back. */
public enum Tier {
    /** Waits, within the limits. */
    SAFE,
    /** A limit is reached: unfinished tasks are cancelled, then abandoned. */
    TIMED,
    /** Synchronous, minimal, waits for nobody. */
    EMERGENCY
}
