package io.safeexit.os;

/** Leaves the terminal: a process in a session of its own hears nothing of a Ctrl+C there. */
public final class OwnSession {

    private static final long SIG_IGN = 1;
    private static final int[] ASKING = {1, Signals.INT, Signals.TERM};

    private OwnSession() {}

    /** Leaves it, and is deaf from now on to the signals that ask a process to end. */
    public static void enter() {
        new Libc("setsid").call();
        var signal = new Libc("signal");
        for (int asking : ASKING) {
            signal.call(asking, SIG_IGN);
        }
    }
}
