package io.safeexit.shutdown;

/**
 * Thrown by a task that is done, but not in peace: something had to be ended by force. The task
 * says in a note of its own what that was; the phase counts it as a problem.
 */
public final class DoneByForce extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a message: it is never shown. */
    public DoneByForce() {}
}
