package io.safeexit.diagnosis;

import io.safeexit.os.FileTable;
import io.safeexit.os.TcpSocket;
import io.safeexit.os.TcpTable;

import java.util.List;

/**
 * Where this process is connected to: databases, other services. Which thread uses which connection
 * the system does not tell.
 */
final class OwnConnections {

    /** Named at the most. */
    private static final int MOST = 3;

    private OwnConnections() {}

    /** The other ends of the connections that this process has made, the port left aside. */
    static List<String> outbound(int servedPort) {
        var inodes = FileTable.sockets(ProcessHandle.current().pid());
        if (inodes.isEmpty()) {
            return List.of();
        }
        return TcpTable.connections(local -> local != servedPort).stream()
                .filter(one -> inodes.contains(one.inode()))
                .map(TcpSocket::peer)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }
}
