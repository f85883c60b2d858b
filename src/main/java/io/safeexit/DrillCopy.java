package io.safeexit;

import io.safeexit.drill.Drills;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Trigger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What is different where this process is the copy of a drill: it is on the port that it is told,
 * whatever its service file says, and it is asked to end through its standard input, whose end asks
 * the same. So it does not outlive who started it.
 */
final class DrillCopy {

    private DrillCopy() {}

    /** Whether this is one. */
    static boolean is() {
        return Boolean.getBoolean(Drills.COPY);
    }

    /** Reads standard input on a thread of its own. */
    static void listen(Consumer<ExitRequest> desk) {
        Thread.ofPlatform().daemon().name("drill").start(() -> read(desk));
    }

    private static void read(Consumer<ExitRequest> desk) {
        try {
            var orders =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var _ = orders.readLine(); // there is but one
        } catch (IOException ended) {
            // that of a pipe
        }
        desk.accept(ExitRequest.exit(Trigger.DRILL));
    }
}
