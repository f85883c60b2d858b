package io.safeexit.signal;

import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Consumer;

/**
 * SIGINT, SIGTERM and SIGHUP as requests for an exit of the program. The thread that the JVM makes
 * for a signal hands over its request and returns.
 *
 * <p>A signal that was ignored when the program started stays ignored ({@code nohup}, a background
 * job of a script). Where the system does not have one (SIGHUP on Windows), or the JVM keeps it to
 * itself ({@code -Xrs}), the others are heard all the same.
 */
public final class ExitSignals {

    private static final List<Trigger> HEARD =
            List.of(Trigger.SIGINT, Trigger.SIGTERM, Trigger.SIGHUP);

    private ExitSignals() {}

    /**
     * From now on each signal is told to {@code desk}, which must not wait. Once per process:
     * signals are the process's own.
     */
    public static void listen(Consumer<ExitRequest> desk) {
        try {
            var signals = new JvmSignals();
            for (Trigger trigger : HEARD) {
                listen(signals, trigger, desk);
            }
        } catch (ReflectiveOperationException | RuntimeException noSignals) {
            LoggerFactory.getLogger(ExitSignals.class)
                    .warn("signals are not heard: {}", noSignals.toString());
        }
    }

    private static void listen(JvmSignals signals, Trigger trigger, Consumer<ExitRequest> desk) {
        var name = trigger.name().substring("SIG".length());
        try {
            signals.handle(name, () -> desk.accept(ExitRequest.exit(trigger)));
        } catch (IllegalArgumentException notHere) {
            LoggerFactory.getLogger(ExitSignals.class)
                    .debug("no {}: {}", trigger, notHere.getMessage());
        }
    }
}
