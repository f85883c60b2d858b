package io.safeexit.diagnosis;

import io.safeexit.os.FileTable;
import io.safeexit.os.TcpConnection;
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
        return TcpTable.connections(
                        one -> inodes.contains(one.inode()) && one.localPort() != servedPort)
                .stream()
                .map(TcpConnection::peer)
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }
}
