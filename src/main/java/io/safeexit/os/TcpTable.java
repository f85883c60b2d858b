package io.safeexit.os;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
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
    private static final int REMOTE_ADDRESS = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** What a port takes at the end of an address: a colon and four digits. */
    private static final int PORT = 5;

    /** States of a socket that matter here. */
    public enum State {
        /** Waits for connections. */
        LISTEN("0A"),
        /** A connection. */
        ESTABLISHED("01"),
        /** A connection whose handshake is not complete. */
        SYN_RECEIVED("03"),
        /** The other side has closed the connection, this one has not. */
        CLOSE_WAIT("08");

        private final String code;

        State(String code) {
            this.code = code;
        }
    }

    private TcpTable() {}

    /** The inodes of the sockets on local port {@code port} in {@code state}. */
    public static List<Long> inodes(int port, State state) {
        var found = new ArrayList<Long>();
        each(state, local -> local == port, fields -> found.add(Long.valueOf(fields[INODE])));
        return found;
    }

    /** The connections, both ends of them where both are on this machine, on such local ports. */
    public static List<TcpSocket> connections(IntPredicate localPort) {
        var found = new ArrayList<TcpSocket>();
        each(State.ESTABLISHED, localPort, fields -> found.add(socket(State.ESTABLISHED, fields)));
        return found;
    }

    /**
     * The sockets with one of the numbers {@code inodes}; those that are only being forgotten by
     * the kernel belong to no one and are none.
     */
    public static List<TcpSocket> held(Set<Long> inodes) {
        var found = new ArrayList<TcpSocket>();
        for (State state : List.of(State.LISTEN, State.ESTABLISHED, State.CLOSE_WAIT)) {
            each(
                    state,
                    _ -> true,
                    fields -> {
                        if (inodes.contains(Long.valueOf(fields[INODE]))) {
                            found.add(socket(state, fields));
                        }
                    });
        }
        return found;
    }

    private static TcpSocket socket(State state, String[] fields) {
        var local = fields[LOCAL_ADDRESS];
        var peer = fields[REMOTE_ADDRESS];
        return new TcpSocket(
                Long.parseLong(fields[INODE]),
                state == State.LISTEN,
                address(local),
                port(local),
                address(peer),
                port(peer));
    }

    private static int port(String hex) {
        return HexFormat.fromHexDigits(hex, hex.length() - PORT + 1, hex.length());
    }

    /**
     * Words of four bytes, each in the byte order of the machine: little-endian where this runs.
     */
    private static String address(String hex) {
        var bytes = HexFormat.of().parseHex(hex, 0, hex.length() - PORT);
        for (int word = 0; word < bytes.length; word += 4) {
            for (int i = 0; i < 2; i++) {
                byte swapped = bytes[word + i];
                bytes[word + i] = bytes[word + 3 - i];
                bytes[word + 3 - i] = swapped;
            }
        }
        try {
            // An IPv4 address in IPv6 clothes becomes an IPv4 address again.
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException never) {
            return hex;
        }
    }

    /**
     * The kernel writes a line as "sl local_address rem_address st … uid timeout inode". A busy
     * server has tens of thousands, most of them in other states: only lines that may be meant are
     * taken apart.
     */
    private static void each(State state, IntPredicate localPort, Consumer<String[]> line) {
        for (Path file : FILES) {
            try (var in = Files.newInputStream(file)) {
                var table = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                each(table, state, localPort, line);
            } catch (IOException | RuntimeException notThere) {
                // Another system, or a sandbox without /proc: nothing is known.
            }
        }
    }

    private static void each(
            String table, State state, IntPredicate localPort, Consumer<String[]> taken) {
        var mark = " " + state.code + " ";
        int at = table.indexOf(mark);
        while (at >= 0) {
            int end = table.indexOf('\n', at);
            int stop = end < 0 ? table.length() : end;
            int start = table.lastIndexOf('\n', at) + 1;
            if (localPort.test(localPort(table, start))) {
                var line = table.substring(start, stop).strip();
                var fields = SPACES.splitAsStream(line).toArray(String[]::new);
                if (fields.length > INODE && fields[STATE].equals(state.code)) {
                    taken.accept(fields);
                }
            }
            at = table.indexOf(mark, stop);
        }
    }

    /** Behind the second colon of its line: the first one ends the line's number. */
    private static int localPort(String table, int start) {
        int colon = table.indexOf(':', table.indexOf(':', start) + 1);
        return HexFormat.fromHexDigits(table, colon + 1, colon + PORT);
    }
}
