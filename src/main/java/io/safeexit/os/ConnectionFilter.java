package io.safeexit.os;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Shuts a listening socket against new connections without harming those that are there: the kernel
 * drops the segment that would begin one. The client sends it again after a second and is refused
 * then, if the socket is closed by that time: nothing is lost.
 *
 * <p>Linux only (a classic BPF program on the socket). Elsewhere, or where native access is denied,
 * {@link #of} is empty-handed and {@link #shut} says so.
 */
public final class ConnectionFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionFilter.class);
    private static final @Nullable MethodHandle SETSOCKOPT = find();

    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int NO_SOCKET = -1;

    /**
     * Drops a segment whose flags are SYN without ACK, keeps any other. Each instruction as the
     * kernel wants it: operation (16 bit), jump if true, if false (8 each), operand (32).
     */
    private static final long[][] PROGRAM = {
        {0x30, 0, 0, 13}, // load the byte at 13 of the TCP header: the flags
        {0x54, 0, 0, 0x12}, // and SYN | ACK
        {0x15, 0, 1, 0x02}, // is it SYN alone? else skip the next
        {0x06, 0, 0, 0}, // keep nothing of it
        {0x06, 0, 0, 0xFFFF_FFFFL}, // keep it all
    };

    private final OptionalInt descriptor;

    private ConnectionFilter(OptionalInt descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * For the socket on which this process listens on {@code port}. To be called right after it was
     * bound, while the process has few open files to look through.
     */
    public static ConnectionFilter of(int port) {
        if (SETSOCKOPT == null) {
            return new ConnectionFilter(OptionalInt.empty());
        }
        var listening =
                TcpTable.inodes(port, TcpTable.State.LISTEN).stream()
                        .map(inode -> "socket:[" + inode + "]")
                        .toList();
        var mine =
                Descriptors.in(Path.of("/proc/self/fd"))
                        .filter(open -> listening.contains(open.target()))
                        .mapToInt(Descriptors.Descriptor::number)
                        .toArray();
        if (mine.length != 1) {
            LOG.debug("{} candidates for the listening socket of port {}", mine.length, port);
        }
        // The first call of a foreign function takes the JVM tens of milliseconds: not in an exit.
        attach(NO_SOCKET);
        return new ConnectionFilter(
                mine.length == 1 ? OptionalInt.of(mine[0]) : OptionalInt.empty());
    }

    /** Shuts the socket, which must still be open; returns whether it could be done. */
    public boolean shut() {
        return descriptor.isPresent() && attach(descriptor.getAsInt());
    }

    private static boolean attach(int descriptor) {
        var call = SETSOCKOPT;
        if (call == null) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            var program = arena.allocate(8L * PROGRAM.length, 8);
            for (int i = 0; i < PROGRAM.length; i++) {
                write(program.asSlice(8L * i, 8), PROGRAM[i]);
            }
            // struct sock_fprog: a 16-bit length, padding, a pointer.
            var header = arena.allocate(16, 8);
            header.set(ValueLayout.JAVA_SHORT, 0, (short) PROGRAM.length);
            header.set(ValueLayout.ADDRESS, 8, program);
            return (int) call.invokeExact(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, header, 16)
                    == 0;
        } catch (Throwable refused) {
            LOG.debug("no filter on the listening socket: {}", refused.toString());
            return false;
        }
    }

    private static void write(MemorySegment to, long[] instruction) {
        to.set(ValueLayout.JAVA_SHORT, 0, (short) instruction[0]);
        to.set(ValueLayout.JAVA_BYTE, 2, (byte) instruction[1]);
        to.set(ValueLayout.JAVA_BYTE, 3, (byte) instruction[2]);
        to.set(ValueLayout.JAVA_INT, 4, (int) instruction[3]);
    }

    private static @Nullable MethodHandle find() {
        if (!System.getProperty("os.name", "").equals("Linux")
                || ValueLayout.ADDRESS.byteSize() != 8) {
            return null;
        }
        return SystemCall.find(
                "setsockopt",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
    }
}
