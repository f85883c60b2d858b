package io.safeexit.signal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import org.slf4j.LoggerFactory;

import sun.misc.Signal;
import sun.misc.SignalHandler;

import java.util.function.Consumer;

/**
 * SIGINT, SIGTERM and SIGHUP as requests for an exit of the program. The thread that the JVM makes
 * for a signal hands over its request and returns.
 *
 * <p>A signal that was ignored when the program started stays ignored ({@code nohup}, a background
 * job of a script). Where the system does not have one (SIGHUP on Windows), or the JVM keeps it to
 * itself ({@code -Xrs}), the others are heard all the same.
 */
@SuppressWarnings("sunapi") // Java has no other way to learn of a signal
public final class ExitSignals {

    private ExitSignals() {}

    /**
     * From now on each signal is told to {@code desk}, which must not wait. Once per process:
     * signals are the process's own.
     */
    public static void listen(Consumer<ExitRequest> desk) {
        listen("INT", Trigger.SIGINT, desk);
        listen("TERM", Trigger.SIGTERM, desk);
        listen("HUP", Trigger.SIGHUP, desk);
    }

    private static void listen(String name, Trigger trigger, Consumer<ExitRequest> desk) {
        try {
            var signal = new Signal(name);
            var before = Signal.handle(signal, _ -> desk.accept(ExitRequest.exit(trigger)));
            if (SignalHandler.SIG_IGN.equals(before)) {
                Signal.handle(signal, SignalHandler.SIG_IGN);
            }
        } catch (IllegalArgumentException notHere) {
            LoggerFactory.getLogger(ExitSignals.class)
                    .debug("no SIG{}: {}", name, notHere.getMessage());
        }
    }
}
