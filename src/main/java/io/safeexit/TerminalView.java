package io.safeexit;

import io.safeexit.journal.Journal;
import io.safeexit.service.ManagedService;
import io.safeexit.service.ServiceHost;
import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitDesk;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.SafeWait;
import io.safeexit.shutdown.Trigger;
import io.safeexit.terminal.Transcript;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** {@code --mode web}: the service is started at once, and its end is told on the terminal. */
final class TerminalView implements View {

    private static final Duration A_WHILE = Duration.ofHours(1);
    private static final long AGAIN_NANOS = 100_000_000;

    private final Transcript transcript;
    private final ServiceHost host;
    private final ExitDesk desk;
    private final Journal journal;
    private final Supplier<Supplier<ManagedService>> first;

    /** {@code first} is asked once, before the start; it may take a moment. */
    TerminalView(
            Transcript transcript,
            ServiceHost host,
            ExitDesk desk,
            Journal journal,
            Supplier<Supplier<ManagedService>> first) {
        this.transcript = transcript;
        this.host = host;
        this.desk = desk;
        this.journal = journal;
        this.first = first;
    }

    @Override
    public void open() {
        transcript.open();
        var service = first.get();
        if (!desk.underWay()) {
            host.start(service);
        }
        awaitDown();
        // Nobody is here who could start it again.
        desk.accept(ExitRequest.exit(host.endedWell() ? Trigger.SERVICE_DONE : Trigger.SERVICE));
        while (true) {
            SafeWait.pause(A_WHILE); // the exit ends the process
        }
    }

    @Override
    public void close(Deadline latest) {
        transcript.drain(latest);
    }

    /** Without memory this thread must not end: the process would, as the last one that counts. */
    private void awaitDown() {
        while (true) {
            try {
                awaitDownOnce();
                return;
            } catch (OutOfMemoryError full) {
                LockSupport.parkNanos(AGAIN_NANOS);
            }
        }
    }

    private void awaitDownOnce() {
        long seen = 0;
        while (host.state() != ServiceState.FAILED && !host.endedWell()) {
            for (var entry : journal.await(seen, Deadline.in(A_WHILE))) {
                seen = entry.number();
            }
        }
    }
}
