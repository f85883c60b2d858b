package io.safeexit.os;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Signals to a process that is known by number <em>and</em> start: never to another that was given
 * its number meanwhile. On Linux from 5.3 on through a descriptor of the process, which cannot be
 * mistaken; elsewhere the start is looked at immediately before.
 */
public final class ProcessSignal {

    private static final long PIDFD_SEND_SIGNAL = 424;
    private static final long PIDFD_OPEN = 434;

    private static final Libc SYSCALL = new Libc("syscall");
    private static final Libc CLOSE = new Libc("close");
    private static final Libc KILL = new Libc("kill");

    /** For other systems than Linux that know signals. */
    private static final @Nullable MethodHandle KILL_ELSEWHERE =
            SYSCALL.available()
                    ? null
                    : SystemCall.find(
                            "kill",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT));

    /** What came of it. */
    public enum Sent {
        SENT,
        /** The process is not there any more. */
        GONE,
        /** The system does not allow it. */
        REFUSED
    }

    private ProcessSignal() {}

    /** Looks everything up ahead of time, so that an emergency has nothing to load. */
    public static void prepare() {
        send(ProcessIdentity.own(), 0);
    }

    /** Sends the signal {@code number}; 0 only looks whether it could be sent. */
    public static Sent send(ProcessIdentity to, int number) {
        if (!SYSCALL.available()) {
            return sendOtherwise(to, number);
        }
        long descriptor = SYSCALL.call(PIDFD_OPEN, to.pid(), 0);
        if (descriptor == -Libc.ESRCH) {
            return Sent.GONE;
        }
        if (descriptor < 0) {
            return isStill(to) ? sent(KILL.call(to.pid(), number)) : Sent.GONE;
        }
        try {
            // After the opening: the descriptor is of the process that this start belongs to.
            return isStill(to)
                    ? sent(SYSCALL.call(PIDFD_SEND_SIGNAL, descriptor, number, 0, 0))
                    : Sent.GONE;
        } finally {
            CLOSE.call(descriptor);
        }
    }

    private static boolean isStill(ProcessIdentity process) {
        return ProcessTable.look(process.pid())
                .filter(now -> now.identity().equals(process))
                .isPresent();
    }

    private static Sent sent(long result) {
        return result >= 0 ? Sent.SENT : result == -Libc.ESRCH ? Sent.GONE : Sent.REFUSED;
    }

    /** On another system; without native calls polite or by force is all that can be said. */
    private static Sent sendOtherwise(ProcessIdentity to, int number) {
        var handle = ProcessHandle.of(to.pid());
        if (handle.isEmpty() || !isStill(to)) {
            return Sent.GONE;
        }
        var kill = KILL_ELSEWHERE;
        if (kill != null) {
            try {
                return (int) kill.invokeExact((int) to.pid(), number) == 0
                        ? Sent.SENT
                        : Sent.REFUSED;
            } catch (Throwable unavailable) {
                return Sent.REFUSED;
            }
        }
        boolean done =
                switch (number) {
                    case 0, Signals.CONT -> true;
                    case Signals.KILL -> handle.get().destroyForcibly();
                    default -> handle.get().destroy();
                };
        return done ? Sent.SENT : Sent.REFUSED;
    }
}
