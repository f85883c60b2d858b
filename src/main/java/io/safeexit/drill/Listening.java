package io.safeexit.drill;

import io.safeexit.os.FileTable;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.TcpSocket;
import io.safeexit.os.TcpTable;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Where processes listen. Linux only; elsewhere it is not known. */
final class Listening {

    private Listening() {}

    /** The first port other than {@code expected} on which one of these waits for connections. */
    static Optional<Integer> of(List<ProcessEntry> processes, int expected) {
        var sockets = new HashSet<Long>();
        processes.forEach(process -> sockets.addAll(FileTable.sockets(process.pid())));
        return TcpTable.held(sockets).stream()
                .filter(TcpSocket::listening)
                .map(TcpSocket::localPort)
                .filter(port -> port != expected)
                .findFirst();
    }
}
