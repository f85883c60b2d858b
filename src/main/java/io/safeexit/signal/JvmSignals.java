package io.safeexit.signal;

import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/**
 * The JVM's own signals, {@code sun.misc.Signal} of the module {@code jdk.unsupported}: Java has no
 * other way to learn of a signal. Reached by name, because the compiler warns of every mention of
 * that class and no annotation silences it (JDK 25), while here a warning is an error.
 */
final class JvmSignals {

    private final MethodHandle signalNamed;
    private final MethodHandle handle;
    private final MethodHandle handlerOf;
    private final Object ignore;

    JvmSignals() throws ReflectiveOperationException {
        var lookup = MethodHandles.lookup();
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        signalNamed =
                lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
        handle =
                lookup.findStatic(
                        signal, "handle", MethodType.methodType(handler, signal, handler));
        ignore = handler.getField("SIG_IGN").get(null);
        handlerOf = lambda(lookup, signal, handler);
    }

    /**
     * Runs {@code action} on a thread of its own each time the signal arrives, unless it is being
     * ignored already.
     *
     * @throws IllegalArgumentException there is no such signal here, or it is taken
     */
    void handle(String name, Runnable action) {
        Consumer<Object> told = _ -> action.run();
        try {
            Object signal = signalNamed.invoke(name);
            Object before = handle.invoke(signal, handlerOf.invoke(told));
            if (ignore.equals(before)) {
                handle.invoke(signal, ignore);
            }
        } catch (RuntimeException | Error plain) {
            throw plain;
        } catch (Throwable never) {
            throw new IllegalStateException(never); // sun.misc.Signal declares none
        }
    }

    /** What {@code SignalHandler h = consumer::accept} would be compiled to. */
    private static MethodHandle lambda(
            MethodHandles.Lookup lookup, Class<?> signal, Class<?> handler)
            throws ReflectiveOperationException {
        var target =
                lookup.findVirtual(
                        Consumer.class, "accept", MethodType.methodType(void.class, Object.class));
        try {
            return LambdaMetafactory.metafactory(
                            lookup,
                            "handle",
                            MethodType.methodType(handler, Consumer.class),
                            MethodType.methodType(void.class, signal),
                            target,
                            MethodType.methodType(void.class, signal))
                    .getTarget();
        } catch (LambdaConversionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
