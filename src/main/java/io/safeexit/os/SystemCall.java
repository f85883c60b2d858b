package io.safeexit.os;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** Functions of the C library, by name. */
final class SystemCall {

    private SystemCall() {}

    /** The function; null where there is none of that name, or native access is denied. */
    @SuppressWarnings("restricted") // granted to this module on the command line, else refused
    static @Nullable MethodHandle find(
            String name, FunctionDescriptor type, Linker.Option... options) {
        try {
            var linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find(name)
                    .map(address -> linker.downcallHandle(address, type, options))
                    .orElse(null);
        } catch (RuntimeException | LinkageError denied) {
            LoggerFactory.getLogger(SystemCall.class).debug("no {}: {}", name, denied.toString());
            return null;
        }
    }
}
