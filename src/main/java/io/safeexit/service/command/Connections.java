package io.safeexit.service.command;

import io.safeexit.os.TcpSocket;
import io.safeexit.os.TcpTable;
import io.safeexit.service.Blocker;
import io.safeexit.shutdown.Deadline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many connections a program's port has, by the system's table: whoever asks often is told what
 * was read a moment ago, for the table of a busy machine takes a while to read.
 */
final class Connections {

    private static final Duration FRESH = Duration.ofMillis(500);

    private static final int MOST_BLOCKERS = 200;

    private final OptionalInt port;
    private volatile @Nullable Look last;

    private record Look(long count, Deadline stale) {}

    Connections(OptionalInt port) {
        this.port = port;
    }

    long count() {
        var known = last;
        if (known != null && !known.stale().expired()) {
            return known.count();
        }
        long count =
                port.isEmpty()
                        ? 0
                        : TcpTable.inodes(port.getAsInt(), TcpTable.State.ESTABLISHED).size();
        last = new Look(count, Deadline.in(FRESH));
        return count;
    }

    /** Each of them as something that may hold the program up; read anew. */
    List<Blocker> blockers() {
        return port.isEmpty()
                ? List.of()
                : TcpTable.connections(local -> local == port.getAsInt()).stream()
                        .limit(MOST_BLOCKERS)
                        .map(Connections::blocker)
                        .toList();
    }

    private static Blocker blocker(TcpSocket connection) {
        return new Blocker(
                Blocker.Kind.CONNECTION, "", connection.peer(), Duration.ZERO, () -> connection);
    }
}
