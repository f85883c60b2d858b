package io.safeexit.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A TCP socket that some process holds, as Linux lists it; those that are only being forgotten by
 * the kernel belong to no one and are none.
 *
 * @param inode its number, which a descriptor names
 * @param listening whether it waits for connections
 * @param local its own address, {@code 127.0.0.1:8000}
 * @param peer the address of the other side
 */
public record TcpSocket(long inode, boolean listening, String local, String peer) {

    private static final List<Path> FILES =
            List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final int LOCAL = 1;
    private static final int PEER = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";
    private static final String ESTABLISHED = "01";

    /** The other side has closed it, this one has not. */
    private static final String CLOSE_WAIT = "08";

    private static final int WORD = 8;
    private static final int BITS = 16;

    /** Those with one of the numbers {@code inodes}; empty where the system is not Linux. */
    public static List<TcpSocket> of(Set<Long> inodes) {
        var found = new ArrayList<TcpSocket>();
        for (Path file : FILES) {
            try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                lines.skip(1)
                        .map(line -> SPACES.split(line.strip(), INODE + 2))
                        .filter(fields -> fields.length > INODE)
                        .filter(fields -> inodes.contains(Long.valueOf(fields[INODE])))
                        .filter(fields -> isHeld(fields[STATE]))
                        .map(TcpSocket::parse)
                        .forEach(found::add);
            } catch (IOException | RuntimeException notThere) {
                // another system, or a sandbox without /proc: nothing is known
            }
        }
        return List.copyOf(found);
    }

    private static boolean isHeld(String state) {
        return state.equals(LISTEN) || state.equals(ESTABLISHED) || state.equals(CLOSE_WAIT);
    }

    private static TcpSocket parse(String[] fields) {
        return new TcpSocket(
                Long.parseLong(fields[INODE]),
                fields[STATE].equals(LISTEN),
                address(fields[LOCAL]),
                address(fields[PEER]));
    }

    /** {@code 0100007F:1F90}: words in the order of the processor, mostly the low byte first. */
    static String address(String hex) {
        int colon = hex.indexOf(':');
        int port = HexFormat.fromHexDigits(hex, colon + 1, hex.length());
        if (colon == WORD) {
            return ip4(hex.substring(0, WORD)) + ":" + port;
        }
        if (hex.startsWith("0000000000000000FFFF0000")) {
            return ip4(hex.substring(colon - WORD, colon)) + ":" + port;
        }
        var groups = new ArrayList<String>();
        for (int at = 0; at < colon; at += WORD) {
            int word = Integer.reverseBytes(HexFormat.fromHexDigits(hex, at, at + WORD));
            groups.add(Integer.toHexString(word >>> BITS));
            groups.add(Integer.toHexString(word & 0xFFFF));
        }
        return "[" + String.join(":", groups) + "]:" + port;
    }

    private static String ip4(String hex) {
        int word = HexFormat.fromHexDigits(hex);
        return (word & 0xFF)
                + "."
                + ((word >>> 8) & 0xFF)
                + "."
                + ((word >>> BITS) & 0xFF)
                + "."
                + (word >>> (BITS + 8));
    }
}
