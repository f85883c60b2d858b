package io.safeexit.os;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.OptionalInt;

/** How wide the terminal on standard output is: {@code ioctl(TIOCGWINSZ)} of Linux and macOS. */
public final class TerminalWidth {

    private static final int STANDARD_OUTPUT = 1;
    private static final long ASK_LINUX = 0x5413;
    private static final long ASK_MACOS = 0x40087468;

    /** {@code struct winsize}: rows, columns and two more, each an unsigned short. */
    private static final long WINSIZE_BYTES = 8;

    private static final long COLUMNS_AT = 2;

    private static final @Nullable MethodHandle IOCTL =
            SystemCall.find(
                    "ioctl",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS),
                    Linker.Option.firstVariadicArg(2));

    private TerminalWidth() {}

    /** The columns at this moment; empty where there is no terminal or the system does not tell. */
    public static OptionalInt columns() {
        var ioctl = IOCTL;
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean mac = system.startsWith("mac");
        if (ioctl == null || !(mac || system.startsWith("linux"))) {
            return OptionalInt.empty();
        }
        try (var arena = Arena.ofConfined()) {
            var size = arena.allocate(WINSIZE_BYTES);
            var ask = mac ? ASK_MACOS : ASK_LINUX;
            int failed = (int) ioctl.invokeExact(STANDARD_OUTPUT, ask, size);
            int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, COLUMNS_AT));
            return failed != 0 || columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns);
        } catch (Throwable unavailable) {
            return OptionalInt.empty();
        }
    }
}
