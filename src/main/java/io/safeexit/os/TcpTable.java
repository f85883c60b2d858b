package io.safeexit.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The system's table of TCP sockets, as Linux shows it in {@code /proc/net}. Empty on any other
 * system.
 */
public final class TcpTable {

    private static final List<Path> FILES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** States of a socket that matter here. */
    public enum State {
        /** Waits for connections. */
        LISTEN("0A"),
        /** A connection. */
        ESTABLISHED("01"),
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
        var found = new ArrayList<Long>();
        for (Path file : FILES) {
            try (var in = Files.newInputStream(file)) {
                var table = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                collect(table, ":" + HexFormat.of().toHexDigits((short) port), state, found);
            } catch (IOException | RuntimeException notThere) {
                // Another system, or a sandbox without /proc: nothing is known.
            }
        }
        return found;
    }

    /**
     * The kernel writes a line as "sl local_address rem_address st … uid timeout inode". A busy
     * server has tens of thousands, most of them in other states: only lines that may be meant are
     * taken apart.
     */
    private static void collect(String table, String port, State state, List<Long> found) {
        var mark = " " + state.code + " ";
        int at = table.indexOf(mark);
        while (at >= 0) {
            int end = table.indexOf('\n', at);
            int stop = end < 0 ? table.length() : end;
            var line = table.substring(table.lastIndexOf('\n', at) + 1, stop).strip();
            var fields = SPACES.splitAsStream(line).toArray(String[]::new);
            if (fields.length > INODE
                    && fields[STATE].equals(state.code)
                    && fields[LOCAL_ADDRESS].regionMatches(
                            true, fields[LOCAL_ADDRESS].length() - 5, port, 0, 5)) {
                found.add(Long.valueOf(fields[INODE]));
            }
            at = table.indexOf(mark, stop);
        }
    }
}
