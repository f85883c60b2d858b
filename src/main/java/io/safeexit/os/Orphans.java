package io.safeexit.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * What Linux calls a child subreaper: a process to which everything falls that was started below it
 * and lost its parent, whether it called {@code setsid}, forked twice or changed its group. In
 * return it has to ask for the end of each, or they stay as zombies.
 */
public final class Orphans {

    private static final long PR_SET_CHILD_SUBREAPER = 36;
    private static final long P_ALL = 0;
    private static final long P_PID = 1;
    private static final long WNOHANG = 1;
    private static final long WEXITED = 4;
    private static final long WNOWAIT = 0x0100_0000;

    /** {@code siginfo_t} of a child's end: code, number of the process, status. */
    private static final long SIGINFO_BYTES = 128;

    private static final long CODE_AT = 8;
    private static final long PID_AT = 16;
    private static final long STATUS_AT = 24;
    private static final int CLD_EXITED = 1;

    private static final Libc PRCTL = new Libc("prctl");
    private static final Libc WAITID = new Libc("waitid");

    /**
     * The end of a child.
     *
     * @param pid which one
     * @param status how
     */
    public record End(long pid, ExitStatus status) {}

    private Orphans() {}

    /**
     * From now on they fall to this process; returns false where the system knows no such thing.
     */
    public static boolean adopt() {
        return PRCTL.call(PR_SET_CHILD_SUBREAPER, 1) == 0;
    }

    /** Waits for the end of any child, which is forgotten then; empty when there is no child. */
    public static Optional<End> await() {
        return wait(P_ALL, 0, WEXITED);
    }

    /** Waits for the end of any child, which can still be asked for afterwards. */
    public static Optional<End> peek() {
        return wait(P_ALL, 0, WEXITED | WNOWAIT);
    }

    /** The end of the child {@code pid}, which is forgotten then; empty when it has not ended. */
    public static Optional<End> reap(long pid) {
        return wait(P_PID, pid, WEXITED | WNOHANG).filter(end -> end.pid() == pid);
    }

    private static Optional<End> wait(long kind, long pid, long options) {
        try (var arena = Arena.ofConfined()) {
            var info = arena.allocate(SIGINFO_BYTES, Long.BYTES);
            long result = WAITID.call(kind, pid, info.address(), options);
            while (result == -Libc.EINTR) {
                result = WAITID.call(kind, pid, info.address(), options);
            }
            return result == 0 ? Optional.of(read(info)) : Optional.empty();
        }
    }

    private static End read(MemorySegment info) {
        int status = info.get(ValueLayout.JAVA_INT, STATUS_AT);
        boolean byItself = info.get(ValueLayout.JAVA_INT, CODE_AT) == CLD_EXITED;
        return new End(
                info.get(ValueLayout.JAVA_INT, PID_AT),
                byItself ? new ExitStatus.Code(status) : new ExitStatus.Signal(status));
    }
}
