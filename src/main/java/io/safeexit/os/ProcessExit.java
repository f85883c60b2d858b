package io.safeexit.os;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Ends the process at once.
 *
 * <p>HotSpot gives threads that are in native code up to 300 ms at exit (the pollers of virtual
 * threads always are), so {@link Runtime#halt} is slow where {@code _exit} of POSIX is not. Where
 * there is no {@code _exit}, or native access is denied, it is {@code halt}. Neither runs shutdown
 * hooks.
 */
public final class ProcessExit {

    private static final @Nullable MethodHandle EXIT = find();

    private ProcessExit() {}

    private static @Nullable MethodHandle find() {
        try {
            return SystemCall.find("_exit", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        } catch (OutOfMemoryError full) {
            return null; // a class that fails here could not even halt
        }
    }

    /** Looks the function up ahead of time, so that the end itself has nothing to load. */
    public static void prepare() {
        // The class is initialised by calling it.
    }

    /** Does not return. */
    public static void now(int code) {
        var exit = EXIT;
        if (exit != null) {
            try {
                exit.invokeExact(code);
            } catch (Throwable unavailable) {
                // halt does the same, later
            }
        }
        Runtime.getRuntime().halt(code);
    }
}
