package io.safeexit.service.command;

import io.safeexit.service.definition.Readiness.Probe;
import io.safeexit.service.output.OutputStore;
import io.safeexit.shutdown.Deadline;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Looks again and again whether a program is ready: no system tells when another process listens.
 *
 * @param probe what is looked at
 * @param output what the program writes
 * @param from the first line that counts
 */
record ReadyProbe(Probe probe, OutputStore output, long from) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final int FIRST_GOOD = 200;
    private static final int LAST_GOOD = 399;

    /** Returns whether it became ready in time. For a virtual thread: an interrupt ends it. */
    boolean await(Deadline latest) throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (!holds(latest)) {
            if (latest.expired()) {
                return false;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(3).dividedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
        return true;
    }

    private boolean holds(Deadline latest) throws InterruptedException {
        try {
            return switch (probe) {
                case Probe.Http(var address) -> {
                    int status = new HttpAsk("GET", address).status(latest);
                    yield status >= FIRST_GOOD && status <= LAST_GOOD;
                }
                case Probe.Tcp(var host, int port) -> {
                    try (var socket = new Socket()) {
                        int millis = (int) Math.max(1, latest.remaining().toMillis());
                        socket.connect(new InetSocketAddress(host, port), millis);
                        yield true;
                    }
                }
                case Probe.Output(var pattern) ->
                        output.awaitMatch(pattern, from, latest).isPresent();
                case Probe.Running() -> true;
            };
        } catch (IOException notYet) {
            if (Thread.interrupted()) {
                throw new InterruptedException("broken off");
            }
            return false;
        }
    }
}
