package io.safeexit.service.command;

import io.safeexit.os.PortHolder;
import io.safeexit.os.ProcessIdentity;
import io.safeexit.os.ProcessSignal;
import io.safeexit.os.Signals;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.SafeWait;

import java.time.Duration;

/**
 * The program that has the port which a service wants. It is somebody else's: it is ended only
 * because a person says so, and only itself, not what it started.
 *
 * @param holder the program
 */
public record PortOwner(PortHolder holder) {

    /** The system tells no one when a process of somebody else ends. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    private static final Duration KILLED_WITHIN = Duration.ofSeconds(2);

    /** What came of it. */
    public enum End {
        ENDED,
        /** It was asked and still runs. */
        STAYS,
        /** It is another user's. */
        REFUSED
    }

    /** Asks it to end, and waits for that for five seconds. Not for a thread that must not wait. */
    public End stop() {
        return end(Signals.TERM, ENDS_WITHIN);
    }

    /** Ends it by force. Not for a thread that must not wait. */
    public End kill() {
        return end(Signals.KILL, KILLED_WITHIN);
    }

    private End end(int signal, Duration within) {
        ProcessIdentity process = holder.process();
        var latest = Deadline.in(within);
        switch (ProcessSignal.send(process, signal)) {
            case REFUSED -> {
                return End.REFUSED;
            }
            case SENT, GONE -> {}
        }
        while (process.alive()) {
            if (latest.remainingNanos() <= 0) {
                return End.STAYS;
            }
            SafeWait.pause(BETWEEN_LOOKS);
        }
        return End.ENDED;
    }
}
