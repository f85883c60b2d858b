package io.safeexit.os;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files, pipes and connections that threads of this process wait for in the kernel. Linux only;
 * about a tenth of a millisecond for ten threads. A virtual thread that waits for a connection is
 * not in the kernel: it is not found.
 */
public final class KernelWaits {

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final String FILES = "/proc/self/fd/";
    private static final String MEMORY = "/proc/self/mem";

    /** A name in the kernel is no longer. */
    private static final int NAME = 15;

    private static final int LONGEST_PATH = 4096;

    /** Which argument of a call says what it waits for, and how. */
    private enum Way {
        /** The first is the number of an open file. */
        FILE,
        /** The first points to a structure that begins with the number of an open file. */
        POLL,
        /** The second points to a path. */
        OPEN
    }

    private static final Map<Long, Way> CALLS =
            switch (System.getProperty("os.arch", "")) {
                case "amd64" ->
                        Map.ofEntries(
                                Map.entry(0L, Way.FILE), // read
                                Map.entry(1L, Way.FILE), // write
                                Map.entry(7L, Way.POLL),
                                Map.entry(19L, Way.FILE), // readv
                                Map.entry(20L, Way.FILE), // writev
                                Map.entry(44L, Way.FILE), // sendto
                                Map.entry(45L, Way.FILE), // recvfrom
                                Map.entry(257L, Way.OPEN), // openat
                                Map.entry(271L, Way.POLL)); // ppoll
                case "aarch64" ->
                        Map.ofEntries(
                                Map.entry(56L, Way.OPEN), // openat
                                Map.entry(63L, Way.FILE), // read
                                Map.entry(64L, Way.FILE), // write
                                Map.entry(65L, Way.FILE), // readv
                                Map.entry(66L, Way.FILE), // writev
                                Map.entry(73L, Way.POLL), // ppoll
                                Map.entry(206L, Way.FILE), // sendto
                                Map.entry(207L, Way.FILE)); // recvfrom
                default -> Map.of();
            };

    private KernelWaits() {}

    /**
     * One thread that waits.
     *
     * @param thread its name as the kernel knows it, which is the beginning of it
     * @param target what for: a path, or {@code socket:[inode]}, {@code pipe:[inode]}
     */
    public record Wait(String thread, String target) {

        /** Whether a thread of that name can be the one that waits. */
        public boolean mayBe(String name) {
            return thread.length() < NAME ? thread.equals(name) : name.startsWith(thread);
        }
    }

    /** All of them at this moment; empty where the system does not tell. */
    public static List<Wait> now() {
        try (Stream<Path> threads = Files.list(TASKS)) {
            return threads.flatMap(thread -> wait(thread).stream()).toList();
        } catch (IOException | RuntimeException notTold) {
            return List.of();
        }
    }

    /** The kernel says "number argument … stack place", or that it runs. */
    private static Optional<Wait> wait(Path thread) {
        try {
            var call = Files.readString(thread.resolve("syscall")).split(" ", -1);
            var way = call.length > 2 ? CALLS.get(Long.valueOf(call[0])) : null;
            if (way == null) {
                return Optional.empty();
            }
            var target =
                    switch (way) {
                        case FILE -> open(Long.decode(call[1]).intValue());
                        case POLL -> open(number(Long.decode(call[1])));
                        case OPEN -> path(Long.decode(call[2]));
                    };
            return Optional.of(new Wait(Files.readString(thread.resolve("comm")).strip(), target));
        } catch (IOException | RuntimeException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private static String open(int number) throws IOException {
        return Files.readSymbolicLink(Path.of(FILES + number)).toString();
    }

    private static int number(long address) throws IOException {
        try (var memory = new RandomAccessFile(MEMORY, "r")) {
            var bytes = new byte[Integer.BYTES];
            memory.seek(address);
            memory.readFully(bytes);
            return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt();
        }
    }

    /** Byte by byte: what is behind it may not be readable. */
    private static String path(long address) throws IOException {
        try (var memory = new RandomAccessFile(MEMORY, "r")) {
            memory.seek(address);
            var bytes = ByteBuffer.allocate(LONGEST_PATH);
            for (int next = memory.read(); next > 0 && bytes.hasRemaining(); next = memory.read()) {
                bytes.put((byte) next);
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }
    }
}
