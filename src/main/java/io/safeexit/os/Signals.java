package io.safeexit.os;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Signals by name, with the numbers that Linux on x86 and ARM, or macOS, gives them. */
public final class Signals {

    /** Asks to end, as a terminal does. */
    public static final int INT = 2;

    /** Ends, without a chance to object. */
    public static final int KILL = 9;

    /** Asks to end. */
    public static final int TERM = 15;

    /** Goes on after a stop; on Linux, the only system that tells of the stop. */
    public static final int CONT = 18;

    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("HUP", 1),
                    Map.entry("INT", INT),
                    Map.entry("QUIT", 3),
                    Map.entry("ABRT", 6),
                    Map.entry("KILL", KILL),
                    Map.entry("USR1", MAC ? 30 : 10),
                    Map.entry("SEGV", 11),
                    Map.entry("USR2", MAC ? 31 : 12),
                    Map.entry("PIPE", 13),
                    Map.entry("ALRM", 14),
                    Map.entry("TERM", TERM),
                    Map.entry("CONT", MAC ? 19 : CONT),
                    Map.entry("WINCH", 28));

    private Signals() {}

    /** The number of {@code SIGTERM}, {@code TERM} or {@code 15}; empty where there is none. */
    public static OptionalInt number(String name) {
        var plain = name.strip().toUpperCase(Locale.ROOT);
        if (plain.matches("[1-9]\\d?")) {
            return OptionalInt.of(Integer.parseInt(plain));
        }
        var known = NUMBERS.get(plain.startsWith("SIG") ? plain.substring(3) : plain);
        return known == null ? OptionalInt.empty() : OptionalInt.of(known);
    }

    /** What people call it: {@code SIGTERM}; {@code signal 40} where it has no name here. */
    public static String name(int number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(entry -> "SIG" + entry.getKey())
                .findFirst()
                .orElse("signal " + number);
    }
}
