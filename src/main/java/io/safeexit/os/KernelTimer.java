package io.safeexit.os;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A dead-man's switch in the kernel: {@code setitimer(ITIMER_REAL)}, whose SIGALRM ends the process
 * by its default action even when the JVM runs no Java code any more (endless garbage collection, a
 * thread that never reaches a safepoint, a native call). Linux and macOS; elsewhere, or without
 * native access, {@link #arm} says that there is none.
 *
 * <p>A shell sees such an end as 142 (128 + SIGALRM).
 */
public final class KernelTimer {

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private static final int ITIMER_REAL = 0;

    /** The same number on Linux and macOS. */
    private static final int SIGALRM = 14;

    private static final Duration AGAIN = Duration.ofMillis(100);

    /** Two {@code struct timeval}: the interval, and what is left; eight bytes a field. */
    private static final long FIELDS = 4;

    private final @Nullable MethodHandle setitimer = find();
    private final MemorySegment value = Arena.global().allocate(ValueLayout.JAVA_LONG, FIELDS);

    /** A timer, tried until there is memory for what it takes to make it. */
    public static KernelTimer atLast() {
        while (true) {
            try {
                return new KernelTimer();
            } catch (OutOfMemoryError full) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /** Makes it, unarmed. */
    public KernelTimer() {
        standardAction();
        set(0, 0); // disarms; what the call needs is there from now on
    }

    /** A parent may have had the signal ignored, which is handed down. */
    private static void standardAction() {
        var signal =
                WINDOWS
                        ? null
                        : SystemCall.find(
                                "signal",
                                FunctionDescriptor.of(
                                        ValueLayout.ADDRESS,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.ADDRESS));
        if (signal != null) {
            try {
                var _ = (MemorySegment) signal.invokeExact(SIGALRM, MemorySegment.NULL);
            } catch (RuntimeException | Error plain) {
                throw plain;
            } catch (Throwable never) {
                throw new IllegalStateException(never); // a C function throws nothing
            }
        }
    }

    /**
     * The process ends in {@code left} from now, whatever it does; replaces what was armed before.
     *
     * @return false where the system has no such timer
     */
    public synchronized boolean arm(Duration left) {
        long seconds = left.toSeconds();
        long micros = left.toNanosPart() / 1000;
        return set(seconds, seconds == 0 ? Math.max(1, micros) : micros);
    }

    /** Whether the system has such a timer. */
    public boolean available() {
        return setitimer != null;
    }

    private boolean set(long seconds, long micros) {
        var call = setitimer;
        if (call == null) {
            return false;
        }
        value.setAtIndex(ValueLayout.JAVA_LONG, 0, 0);
        value.setAtIndex(ValueLayout.JAVA_LONG, 1, 0);
        value.setAtIndex(ValueLayout.JAVA_LONG, 2, seconds);
        value.setAtIndex(ValueLayout.JAVA_LONG, 3, micros);
        try {
            return (int) call.invokeExact(ITIMER_REAL, value, MemorySegment.NULL) == 0;
        } catch (Throwable unavailable) {
            return false;
        }
    }

    private static @Nullable MethodHandle find() {
        if (WINDOWS) {
            return null;
        }
        return SystemCall.find(
                "setitimer",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS));
    }
}
