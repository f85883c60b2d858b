package io.safeexit.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The system's table of TCP sockets, as Linux shows it in {@code /proc/net}. Empty on any other
 * system.
 */
public final class TcpTable {

    private static final List<Path> FILES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** States of a socket that matter here. */
    public enum State {
        /** Waits for connections. */
        LISTEN("0A"),
        /** A connection whose handshake is not complete. */
        SYN_RECEIVED("03");

        private final String code;

        State(String code) {
            this.code = code;
        }
    }

    private TcpTable() {}

    /** The inodes of the sockets on local port {@code port} in {@code state}. */
    public static List<Long> inodes(int port, State state) {
        // The kernel writes a line as "sl local_address rem_address st … uid timeout inode", all
        // numbers but the inode in hexadecimal.
        var suffix = String.format(":%04X ", port);
        var found = new ArrayList<Long>();
        for (Path file : FILES) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.filter(line -> line.contains(suffix))
                        .map(line -> line.strip().split("\\s+"))
                        .filter(line -> line.length > INODE)
                        .filter(line -> line[LOCAL_ADDRESS].endsWith(suffix.strip()))
                        .filter(line -> line[STATE].equals(state.code))
                        .forEach(line -> found.add(Long.valueOf(line[INODE])));
            } catch (IOException | RuntimeException notThere) {
                // Another system, or a sandbox without /proc: nothing is known.
            }
        }
        return found;
    }
}
