package io.safeexit.service;

/**
 * Where a service stands.
 *
 * <pre>
 *   STOPPED ──► STARTING ──► RUNNING ──► STOPPING ──► STOPPED
 *   FAILED  ──►    │  └────────────────────►┘
 *      ▲───────────┴── (and from RUNNING, when the service ends by itself)
 * </pre>
 */
public enum ServiceState {
    /** Not there; can be started. */
    STOPPED,
    /** Being started; an exit request stops the start. */
    STARTING,
    /** Serves. */
    RUNNING,
    /** An exit is under way; cannot be started. */
    STOPPING,
    /** Could not start, or ended by itself; can be started again. */
    FAILED
}
