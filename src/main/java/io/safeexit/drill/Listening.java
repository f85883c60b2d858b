package io.safeexit.drill;

import io.safeexit.os.FileTable;
import io.safeexit.os.ProcessEntry;
import io.safeexit.os.TcpTable;

import java.util.HashSet;
import java.util.List;

/** Where processes listen. Linux only; elsewhere it is not known. */
final class Listening {

    private Listening() {}

    /** Whether one of these waits for connections on {@code port}. */
    static boolean on(int port, List<ProcessEntry> processes) {
        var sockets = new HashSet<Long>();
        processes.forEach(process -> sockets.addAll(FileTable.sockets(process.pid())));
        return TcpTable.held(sockets).stream()
                .anyMatch(socket -> socket.listening() && socket.localPort() == port);
    }
}
