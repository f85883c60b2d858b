package io.safeexit.diagnosis;

import io.safeexit.os.ProcessEntry;
import io.safeexit.os.SocketOwners;
import io.safeexit.os.TcpSocket;
import io.safeexit.os.TcpTable;
import io.safeexit.service.Blocker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The programs on this machine that wait for an answer: by the ports that they ask from. Looking
 * for them reads the files of every process, so each port is looked up once. One thread only.
 */
final class Clients {

    /** Looked up at a time. */
    private static final int MOST = 50;

    private final Map<String, String> byPeer = new HashMap<>();

    /** Looks up whom of these it does not know yet. */
    void learn(List<Blocker> blockers) {
        var unknown =
                blockers.stream()
                        .filter(Clients::hasPeer)
                        .map(Blocker::peer)
                        .filter(peer -> !byPeer.containsKey(peer))
                        .distinct()
                        .limit(MOST)
                        .toList();
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(peer -> byPeer.put(peer, ""));
        var ports = unknown.stream().collect(Collectors.toMap(Clients::port, peer -> peer));
        var theirs = TcpTable.connections(ports::containsKey);
        var owners = SocketOwners.of(theirs.stream().map(TcpSocket::inode).toList());
        for (TcpSocket connection : theirs) {
            var owner = owners.get(connection.inode());
            if (owner != null) {
                byPeer.put(ports.get(connection.localPort()), named(owner));
            }
        }
    }

    private static boolean hasPeer(Blocker blocker) {
        return switch (blocker.kind()) {
            case REQUEST, UPLOAD, STREAM, CONNECTION -> blocker.peer().matches(".*:\\d+");
            case DEADLOCK, PROCESS, PIPE, TASK, THREAD -> false;
        };
    }

    private static int port(String peer) {
        return Integer.parseInt(peer.substring(peer.lastIndexOf(':') + 1));
    }

    static String named(ProcessEntry process) {
        return process.name() + " (" + process.pid() + ")";
    }

    /** {@code curl (812)}; empty where it is not known. */
    String of(Blocker blocker) {
        return byPeer.getOrDefault(blocker.peer(), "");
    }

    void forget() {
        byPeer.clear();
    }
}
