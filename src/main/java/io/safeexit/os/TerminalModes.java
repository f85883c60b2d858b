package io.safeexit.os;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * How the terminal on standard input treats what is typed, as it was found: {@code tcgetattr} of
 * POSIX. Put back by a single call that takes no lock and waits for nothing, so that it is possible
 * whatever else hangs. Any thread.
 */
public final class TerminalModes {

    private static final int STANDARD_INPUT = 0;

    /** {@code TCSANOW} of Linux and macOS: not after what is still to be written. */
    private static final int NOW = 0;

    /** More than {@code struct termios} takes anywhere. */
    private static final long TERMIOS_BYTES = 256;

    private static final FunctionDescriptor NUMBER_OF_NUMBER =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    private static final @Nullable MethodHandle READ =
            SystemCall.find(
                    "tcgetattr",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    private static final @Nullable MethodHandle WRITE =
            SystemCall.find(
                    "tcsetattr",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS));

    private static final @Nullable MethodHandle FOREGROUND =
            SystemCall.find("tcgetpgrp", NUMBER_OF_NUMBER);

    private static final @Nullable MethodHandle GROUP_OF =
            SystemCall.find("getpgid", NUMBER_OF_NUMBER);

    private final MemorySegment found;

    private TerminalModes(MemorySegment found) {
        this.found = found;
    }

    /** As they are now; empty where standard input is no terminal, or the system is another. */
    public static Optional<TerminalModes> now() {
        var read = READ;
        if (read == null) {
            return Optional.empty();
        }
        var modes = Arena.global().allocate(TERMIOS_BYTES);
        try {
            int failed = (int) read.invokeExact(STANDARD_INPUT, modes);
            return failed == 0 ? Optional.of(new TerminalModes(modes)) : Optional.empty();
        } catch (Throwable unavailable) {
            return Optional.empty();
        }
    }

    /**
     * Makes them hold again. Does nothing while another program has the terminal: it is not ours to
     * change then, and who tries is stopped by the system.
     */
    public void restore() {
        var write = WRITE;
        if (write == null || !inForeground()) {
            return;
        }
        try {
            int _ = (int) write.invokeExact(STANDARD_INPUT, NOW, found);
        } catch (Throwable unavailable) {
            // Then it was not possible to change them either.
        }
    }

    /** Whether it is this program that the terminal listens to. */
    public static boolean inForeground() {
        var foreground = FOREGROUND;
        var groupOf = GROUP_OF;
        if (foreground == null || groupOf == null) {
            return true;
        }
        try {
            int itself = 0;
            return (int) foreground.invokeExact(STANDARD_INPUT)
                    == (int) groupOf.invokeExact(itself);
        } catch (Throwable unavailable) {
            return true;
        }
    }
}
