package io.safeexit.bench.subject;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The signals of POSIX that end a program, sent without the detour of a {@code kill}. */
public enum Signal {
    INTERRUPT(2),
    KILL(9),
    TERMINATE(15);

    private static final MethodHandle SEND = find();

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Sends it. */
    public void to(long pid) {
        try {
            var failed = (int) SEND.invokeExact((int) pid, number);
            if (failed != 0) {
                throw new IllegalStateException("no process " + pid);
            }
        } catch (RuntimeException | Error told) {
            throw told;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted") // granted on the command line of the bench
    private static MethodHandle find() {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }
}
