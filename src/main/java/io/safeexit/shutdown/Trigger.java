package io.safeexit.shutdown;

import java.util.OptionalInt;

/** Who asks for an exit. */
public enum Trigger {
    /** The Stop or Force Stop button, or its key. */
    BUTTON,
    /** The window was closed. */
    WINDOW,
    /** The display that the window was on went away. */
    DISPLAY,
    /** Ctrl+C; number 2. */
    SIGINT(2),
    /** What service managers and {@code kill} send; number 15. */
    SIGTERM(15),
    /** The terminal went away; number 1. */
    SIGHUP(1),
    /** {@code System.exit}, or the end of the last thread, from anywhere else in the JVM. */
    JVM_EXIT,
    /** A command typed in the console. */
    CONSOLE,
    /** A line of a script for the console that cannot be understood. */
    SCRIPT,
    /** A rehearsal. */
    DRILL,
    /** The service failed or could not start, and nobody is there to start it again. */
    SERVICE,
    /** The service had nothing more to do and ended by itself. */
    SERVICE_DONE;

    private final int signal;

    Trigger() {
        this(0);
    }

    Trigger(int signal) {
        this.signal = signal;
    }

    /** The POSIX number of the signal, if this is one. */
    public OptionalInt signal() {
        return signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal);
    }
}
