package io.safeexit.bench.subject;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * Watches processes to their end, be they children of the bench or not. The system says of each
 * when it has ended (Linux: a file descriptor of the process), so that nothing is polled: Java
 * polls for the end of a process that is not its child, far too seldom to measure by. One thread
 * only.
 */
public final class Vigil implements AutoCloseable {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SYSCALL =
            find(
                    "syscall",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
    private static final MethodHandle POLL =
            find(
                    "poll",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
            find("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private static final long PIDFD_OPEN = 434;
    private static final short POLLIN = 1;

    /** {@code struct pollfd}: the descriptor, what is asked, what is answered. */
    private static final int ENTRY = 8;

    private static final int ASKED = 4;
    private static final int ANSWERED = 6;
    private static final int NOT_ASKED = -1;

    private final Arena arena = Arena.ofConfined();
    private final long[] pids;
    private final int[] descriptors;
    private final long[] gone;
    private final MemorySegment table;

    private Vigil(long... pids) {
        this.pids = pids;
        this.descriptors = new int[pids.length];
        this.gone = new long[pids.length];
        this.table = arena.allocate((long) ENTRY * pids.length, ENTRY);
        for (var n = 0; n < pids.length; n++) {
            descriptors[n] = (int) call(SYSCALL, PIDFD_OPEN, pids[n], 0L);
            if (descriptors[n] < 0) {
                throw new IllegalStateException("process " + pids[n] + " cannot be watched");
            }
            table.set(ValueLayout.JAVA_INT, (long) n * ENTRY, descriptors[n]);
            table.set(ValueLayout.JAVA_SHORT, (long) n * ENTRY + ASKED, POLLIN);
        }
    }

    /** Begins to watch these, all of which live. */
    public static Vigil over(Collection<Long> pids) {
        return new Vigil(pids.stream().mapToLong(Long::longValue).toArray());
    }

    /** Waits until all are gone; returns false when the limit comes first. */
    public boolean await(Duration limit) {
        var end = System.nanoTime() + limit.toNanos();
        while (LongStream.of(gone).anyMatch(at -> at == 0)) {
            var left = (int) Math.ceilDiv(end - System.nanoTime(), 1_000_000L);
            if (left <= 0) {
                return false;
            }
            call(POLL, table, (long) pids.length, left);
            note(System.nanoTime());
        }
        return true;
    }

    private void note(long now) {
        for (var n = 0; n < pids.length; n++) {
            if (gone[n] == 0
                    && table.get(ValueLayout.JAVA_SHORT, (long) n * ENTRY + ANSWERED) != 0) {
                gone[n] = now;
                table.set(ValueLayout.JAVA_INT, (long) n * ENTRY, NOT_ASKED);
            }
        }
    }

    /** From a moment of the monotonic clock to the end of this one; NaN when it has not ended. */
    public double millisTo(long pid, long since) {
        for (var n = 0; n < pids.length; n++) {
            if (pids[n] == pid && gone[n] != 0) {
                return (gone[n] - since) / 1e6;
            }
        }
        return Double.NaN;
    }

    /** From a moment of the monotonic clock to the end of the last; NaN while one lives. */
    public double millisToLast(Collection<Long> some, long since) {
        return some.stream()
                .mapToDouble(pid -> millisTo(pid, since))
                .reduce(Math::max) // NaN wins
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        Arrays.stream(descriptors).forEach(descriptor -> call(CLOSE, descriptor));
        arena.close();
    }

    private static long call(MethodHandle function, Object... given) {
        try {
            return ((Number) function.invokeWithArguments(given)).longValue();
        } catch (RuntimeException | Error told) {
            throw told;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted") // granted on the command line of the bench
    private static MethodHandle find(
            String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type, options);
    }
}
