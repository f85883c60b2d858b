package io.safeexit.os;

import io.safeexit.os.Descriptors.Descriptor;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process has open, as lines for people: files by their paths, connections by both ends.
 * Linux only, and only processes that the caller may look into; some milliseconds' work.
 */
public final class FileTable {

    private FileTable() {}

    /** A line for each, by number; empty where the system does not tell. */
    public static List<String> of(long pid) {
        var open =
                Descriptors.in(Path.of("/proc/" + pid + "/fd"))
                        .sorted(Comparator.comparingInt(Descriptor::number))
                        .toList();
        var sockets = TcpTable.held(sockets(open.stream())).stream();
        var byInode = sockets.collect(Collectors.toMap(TcpSocket::inode, one -> one, (a, _) -> a));
        return open.stream().map(one -> line(one, byInode)).toList();
    }

    /** The inodes of its sockets. */
    public static Set<Long> sockets(long pid) {
        return sockets(Descriptors.in(Path.of("/proc/" + pid + "/fd")));
    }

    private static Set<Long> sockets(Stream<Descriptor> open) {
        return open.flatMap(one -> one.socket().stream()).collect(Collectors.toSet());
    }

    private static String line(Descriptor open, Map<Long, TcpSocket> sockets) {
        var socket = open.socket().map(sockets::get);
        return open.number() + "  " + socket.map(FileTable::words).orElse(open.target());
    }

    private static String words(TcpSocket socket) {
        return "tcp " + socket.local() + (socket.listening() ? "" : " ↔ " + socket.peer());
    }
}
