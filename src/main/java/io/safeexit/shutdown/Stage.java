package io.safeexit.shutdown;

/** Phases share a time limit by stage. */
public enum Stage {
    /** What the outside notices: requests and connections. Over time: cancelled, then abandoned. */
    INTERFACE,
    /** What only the process notices: memory, files. Over time: the emergency tier. */
    COMPREHENSIVE
}
