package io.safeexit.os;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * A function of the C library of a 64-bit Linux that takes and returns integers and pointers.
 *
 * <p>All of them are called as if they took seven of 64 bits: both calling conventions (x86-64 and
 * AArch64) let a function ignore what it does not take. One shape instead of ten saves the guardian
 * the making of nine classes, which is most of its start.
 */
final class Libc {

    static final int EPERM = 1;
    static final int ESRCH = 3;
    static final int EINTR = 4;

    /** What is answered where there is no such function. */
    static final int ENOSYS = 38;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final long ERRNO_AT =
            STATE.byteOffset(StructLayout.PathElement.groupElement("errno"));
    private static final boolean HERE =
            System.getProperty("os.name", "").equals("Linux")
                    && ValueLayout.ADDRESS.byteSize() == Long.BYTES;

    private final @Nullable MethodHandle function;

    Libc(String name) {
        this.function = HERE ? find(name) : null;
    }

    private static @Nullable MethodHandle find(String name) {
        var number = ValueLayout.JAVA_LONG;
        return SystemCall.find(
                name,
                FunctionDescriptor.of(
                        number, number, number, number, number, number, number, number),
                Linker.Option.captureCallState("errno"));
    }

    boolean available() {
        return function != null;
    }

    /** What it returns; the negative error number where that is -1. */
    long call(long... given) {
        var call = function;
        if (call == null) {
            return -ENOSYS;
        }
        long[] a = given.length == 7 ? given : Arrays.copyOf(given, 7);
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long value = (long) call.invokeExact(state, a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
            // A function that returns an int leaves the upper half as it was.
            return (int) value == -1 ? -state.get(ValueLayout.JAVA_INT, ERRNO_AT) : value;
        } catch (Throwable unavailable) {
            return -ENOSYS;
        }
    }
}
