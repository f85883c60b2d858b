package io.safeexit.signal;

import org.slf4j.LoggerFactory;

/** What the system tells of the terminal itself: that it was resized, or is the program's again. */
public final class ScreenSignals {

    private ScreenSignals() {}

    /**
     * From now on each is told, on a thread that must not be kept. Where the system does not tell
     * of it (Windows), nothing is.
     *
     * @param resized it has other columns and rows now
     * @param continued the program goes on after it was stopped, and what it showed may be gone
     */
    public static void listen(Runnable resized, Runnable continued) {
        try {
            var signals = new JvmSignals();
            signals.handle("WINCH", resized);
            signals.handle("CONT", continued);
        } catch (ReflectiveOperationException | RuntimeException notHere) {
            LoggerFactory.getLogger(ScreenSignals.class)
                    .debug("no signals of the terminal: {}", notHere.toString());
        }
    }
}
