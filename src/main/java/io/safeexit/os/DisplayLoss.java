package io.safeexit.os;

import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells when the connection to the X server is lost. Xlib's rule is that a program cannot go on
 * then: whoever notices it first, mostly the toolkit's thread in the midst of a call, asks {@code
 * XSetIOErrorHandler}'s handler, and the process is ended with {@code exit(1)} when that returns,
 * without any shutdown hook. So it does not return: that thread is kept, and the others are told.
 */
public final class DisplayLoss {

    private static final String XLIB = "libX11.so.6";
    private static final FunctionDescriptor HANDLER =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

    private final Runnable told;

    private DisplayLoss(Runnable told) {
        this.told = told;
    }

    /**
     * From now on {@code told} is run at the loss, on the thread that noticed it, which does
     * nothing else any more. To be called when the toolkit has opened its display: it sets a
     * handler of its own then. Returns false where there is no Xlib, or native access is denied.
     */
    @SuppressWarnings("restricted") // granted to this module on the command line, else refused
    public static boolean listen(Runnable told) {
        if (System.getenv("DISPLAY") == null) {
            return false;
        }
        try {
            var linker = Linker.nativeLinker();
            var set =
                    linker.downcallHandle(
                            SymbolLookup.libraryLookup(XLIB, Arena.global())
                                    .findOrThrow("XSetIOErrorHandler"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            var handler =
                    MethodHandles.lookup()
                            .bind(
                                    new DisplayLoss(told),
                                    "lost",
                                    MethodType.methodType(int.class, MemorySegment.class));
            var _ =
                    (MemorySegment)
                            set.invokeExact(linker.upcallStub(handler, HANDLER, Arena.global()));
            return true;
        } catch (Throwable denied) {
            LoggerFactory.getLogger(DisplayLoss.class).debug("no {}: {}", XLIB, denied.toString());
            return false;
        }
    }

    /** Xlib's; does not return. */
    @SuppressWarnings({"unused", "InfiniteLoop"}) // called from C, which must not go on
    private int lost(MemorySegment display) {
        try {
            told.run();
        } catch (RuntimeException | Error failure) {
            // thrown into C, it would end the process
        }
        while (true) {
            LockSupport.park();
        }
    }
}
