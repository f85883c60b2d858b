package io.safeexit.os;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a process has open, as lines for people: files by their paths, connections by both ends.
 * Linux only, and only processes that the caller may look into; some milliseconds' work.
 */
public final class FileTable {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

    private FileTable() {}

    /** A line for each, by number; empty where the system does not tell. */
    public static List<String> of(long pid) {
        var open =
                Descriptors.in(Path.of("/proc/" + pid + "/fd"))
                        .sorted(Comparator.comparingInt(Descriptors.Descriptor::number))
                        .toList();
        var sockets = open.stream().anyMatch(one -> SOCKET.matcher(one.target()).matches());
        var connections = sockets ? connections() : Map.<Long, TcpConnection>of();
        return open.stream().map(one -> line(one, connections)).toList();
    }

    /** The inodes of its sockets. */
    public static Set<Long> sockets(long pid) {
        return Descriptors.in(Path.of("/proc/" + pid + "/fd"))
                .map(one -> SOCKET.matcher(one.target()))
                .filter(Matcher::matches)
                .map(socket -> Long.valueOf(socket.group(1)))
                .collect(Collectors.toSet());
    }

    private static Map<Long, TcpConnection> connections() {
        var byInode = new HashMap<Long, TcpConnection>();
        TcpTable.connections(_ -> true).forEach(one -> byInode.put(one.inode(), one));
        return byInode;
    }

    private static String line(
            Descriptors.Descriptor descriptor, Map<Long, TcpConnection> connections) {
        var socket = SOCKET.matcher(descriptor.target());
        var connection = socket.matches() ? connections.get(Long.valueOf(socket.group(1))) : null;
        return descriptor.number()
                + "  "
                + (connection == null
                        ? descriptor.target()
                        : "tcp :" + connection.localPort() + " ↔ " + connection.peer());
    }
}
