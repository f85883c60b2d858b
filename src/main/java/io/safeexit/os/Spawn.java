package io.safeexit.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Starts a program in a session of its own, with every signal at its default, nothing on its
 * standard input, and the standard output and error of this process; nothing else is open in it.
 * Unlike {@link ProcessBuilder} it leaves asking for the end to the caller. Linux only.
 */
public final class Spawn {

    /** Larger than {@code posix_spawnattr_t} of any C library, and than its list of actions. */
    private static final long STRUCT_BYTES = 1024;

    /** {@code sigset_t}. */
    private static final long SIGNALS_BYTES = 128;

    private static final long SETSIGDEF = 0x04;
    private static final long SETSIGMASK = 0x08;
    private static final long SETSID = 0x80;
    private static final long CLOSE_RANGE = 436;
    private static final long CLOSE_ON_EXEC = 4;
    private static final long LAST_DESCRIPTOR = 0xFFFF_FFFFL;
    private static final int FIRST_UNSHARED = 3;

    private static final Libc SYSCALL = new Libc("syscall");

    private final byte[] file;
    private final List<byte[]> arguments;
    private final List<byte[]> environment;
    private final byte[] directory;

    /**
     * Starts nothing yet. All is given in bytes: a path or a variable need not be text.
     *
     * @param file the program
     * @param arguments what it is given, its own name first
     * @param environment entries {@code KEY=value}
     * @param directory where it runs
     */
    public Spawn(byte[] file, List<byte[]> arguments, List<byte[]> environment, byte[] directory) {
        this.file = file.clone();
        this.arguments = List.copyOf(arguments);
        this.environment = List.copyOf(environment);
        this.directory = directory.clone();
    }

    /** The program. */
    public byte[] file() {
        return file.clone();
    }

    /** What it is given. */
    public List<byte[]> arguments() {
        return arguments;
    }

    /** Its environment. */
    public List<byte[]> environment() {
        return environment;
    }

    /** Where it runs. */
    public byte[] directory() {
        return directory.clone();
    }

    /** The system could not start it. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int errno;

        /** With the error number of the system. */
        public Failed(int errno) {
            super("errno " + errno);
            this.errno = errno;
        }

        /** The error number of the system. */
        public int errno() {
            return errno;
        }
    }

    /** Starts it; returns its number once it has become the program. */
    public long start() throws Failed {
        SYSCALL.call(CLOSE_RANGE, FIRST_UNSHARED, LAST_DESCRIPTOR, CLOSE_ON_EXEC);
        try (var arena = Arena.ofConfined()) {
            var pid = arena.allocate(Long.BYTES, Long.BYTES);
            check(
                    new Libc("posix_spawn")
                            .call(
                                    pid.address(),
                                    text(arena, file).address(),
                                    actions(arena).address(),
                                    attributes(arena).address(),
                                    list(arena, arguments).address(),
                                    list(arena, environment).address()));
            return pid.get(ValueLayout.JAVA_INT, 0);
        }
    }

    private MemorySegment actions(Arena arena) throws Failed {
        var actions = arena.allocate(STRUCT_BYTES, Long.BYTES);
        var nothing = arena.allocateFrom("/dev/null");
        check(new Libc("posix_spawn_file_actions_init").call(actions.address()));
        check(
                new Libc("posix_spawn_file_actions_addopen")
                        .call(actions.address(), 0, nothing.address(), 0, 0));
        check(
                new Libc("posix_spawn_file_actions_addchdir_np")
                        .call(actions.address(), text(arena, directory).address()));
        return actions;
    }

    private static MemorySegment attributes(Arena arena) throws Failed {
        var attributes = arena.allocate(STRUCT_BYTES, Long.BYTES);
        var none = arena.allocate(SIGNALS_BYTES, Long.BYTES);
        var all = arena.allocate(SIGNALS_BYTES, Long.BYTES);
        new Libc("sigfillset").call(all.address());
        check(new Libc("posix_spawnattr_init").call(attributes.address()));
        new Libc("posix_spawnattr_setsigmask").call(attributes.address(), none.address());
        new Libc("posix_spawnattr_setsigdefault").call(attributes.address(), all.address());
        check(
                new Libc("posix_spawnattr_setflags")
                        .call(attributes.address(), SETSIGDEF | SETSIGMASK | SETSID));
        return attributes;
    }

    private static MemorySegment text(Arena arena, byte[] bytes) {
        var text = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
        return text;
    }

    private static MemorySegment list(Arena arena, List<byte[]> texts) {
        var list = arena.allocate(Long.BYTES * (texts.size() + 1L), Long.BYTES);
        for (int i = 0; i < texts.size(); i++) {
            list.setAtIndex(ValueLayout.JAVA_LONG, i, text(arena, texts.get(i)).address());
        }
        return list;
    }

    /** These functions return the error's number; {@link Libc} a negative one. */
    private static void check(long result) throws Failed {
        int error = (int) Math.abs(result);
        if (error != 0) {
            throw new Failed(error);
        }
    }
}
