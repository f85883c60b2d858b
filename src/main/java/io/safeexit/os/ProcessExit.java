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
 * hooks. What a JVM has recorded of itself (the cache of the next start, a profile) is written by
 * {@code halt} only: {@code -Dio.safeexit.exit=halt} asks for that.
 */
public final class ProcessExit {

    private static final FunctionDescriptor TYPE = FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT);
    private static final @Nullable MethodHandle EXIT = find();

    private ProcessExit() {}

    private static @Nullable MethodHandle find() {
        if (System.getProperty("io.safeexit.exit", "").equals("halt")) {
            return null;
        }
        try {
            return SystemCall.find("_exit", TYPE);
        } catch (OutOfMemoryError full) {
            return null; // a class that fails here could not even halt
        }
    }

    /**
     * Looks the function up ahead of time, and goes the way to one of the same shape that does no
     * harm, so that the end itself has nothing to load and nothing to link: there may be no memory
     * for it.
     */
    public static void prepare() {
        try {
            var harmless = SystemCall.find("srand", TYPE);
            if (harmless != null) {
                call(harmless, 1);
            }
        } catch (Throwable unrehearsed) {
            // then the end itself may take a little more
        }
    }

    private static void call(MethodHandle function, int argument) throws Throwable {
        function.invokeExact(argument);
    }

    /** Does not return. */
    public static void now(int code) {
        var exit = EXIT;
        if (exit != null) {
            try {
                call(exit, code);
            } catch (Throwable unavailable) {
                // halt does the same, later
            }
        }
        Runtime.getRuntime().halt(code);
    }
}
