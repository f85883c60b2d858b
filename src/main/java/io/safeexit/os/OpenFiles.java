package io.safeexit.os;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How many files a program may have open. A JVM raises its own limit to the hard one, and what it
 * starts would inherit that: programs that close every possible descriptor become slow, those that
 * use {@code select} break. Linux only; elsewhere nothing is known and nothing is changed.
 *
 * @param soft the limit
 * @param hard what the limit may be raised to
 */
public record OpenFiles(long soft, long hard) {

    private static final int RLIMIT_NOFILE = 7;
    private static final long UNLIMITED = -1;
    private static final Pattern LINE =
            Pattern.compile("(?m)^Max open files +(\\d+|unlimited) +(\\d+|unlimited) ");
    private static final Libc PRLIMIT = new Libc("prlimit");

    /**
     * What this process was given before its JVM raised it: what its parent has, where that has the
     * same hard limit. Empty where it is not known, as after the end of the parent.
     */
    public static Optional<OpenFiles> inherited() {
        var own = of(ProcessHandle.current().pid());
        return ProcessHandle.current()
                .parent()
                .flatMap(parent -> of(parent.pid()))
                .filter(given -> own.filter(now -> now.hard() == given.hard()).isPresent());
    }

    /** That of a process; empty where the system does not tell. */
    public static Optional<OpenFiles> of(long pid) {
        try {
            return read(Files.readString(Path.of("/proc", Long.toString(pid), "limits")));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<OpenFiles> read(String limits) {
        var line = LINE.matcher(limits);
        return line.find()
                ? Optional.of(new OpenFiles(number(line.group(1)), number(line.group(2))))
                : Optional.empty();
    }

    private static long number(String text) {
        return text.equals("unlimited") ? UNLIMITED : Long.parseLong(text);
    }

    /** Sets it for this process, and so for what it starts; returns whether that went well. */
    public boolean set() {
        try (var arena = Arena.ofConfined()) {
            var limits = arena.allocateFrom(ValueLayout.JAVA_LONG, soft, hard);
            return PRLIMIT.call(0, RLIMIT_NOFILE, limits.address(), 0) == 0;
        }
    }
}
