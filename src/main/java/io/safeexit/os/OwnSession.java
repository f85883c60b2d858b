package io.safeexit.os;

import java.lang.foreign.Arena;

/** Leaves the terminal: a process in a session of its own hears nothing of a Ctrl+C there. */
public final class OwnSession {

    private static final long SIG_IGN = 1;
    private static final int[] ASKING = {1, Signals.INT, Signals.TERM};

    private static final long WRITE_ONLY = 1;
    private static final int STANDARD_ERROR = 2;

    private OwnSession() {}

    /**
     * Lets go of standard output and error, which go nowhere from then on: whoever reads them shall
     * see their end when the last other writer is gone.
     */
    public static void fallSilent() {
        try (var arena = Arena.ofConfined()) {
            var nothing = arena.allocateFrom("/dev/null");
            long descriptor = new Libc("open").call(nothing.address(), WRITE_ONLY);
            var replace = new Libc("dup2");
            for (int standard = 1; descriptor >= 0 && standard <= STANDARD_ERROR; standard++) {
                replace.call(descriptor, standard);
            }
        }
    }

    /** Leaves it, and is deaf from now on to the signals that ask a process to end. */
    public static void enter() {
        new Libc("setsid").call();
        var signal = new Libc("signal");
        for (int asking : ASKING) {
            signal.call(asking, SIG_IGN);
        }
    }
}
