package io.safeexit.diagnosis;

import io.safeexit.os.FileHolders;
import io.safeexit.os.FileTable;
import io.safeexit.os.KernelWaits;
import io.safeexit.os.KernelWaits.Wait;
import io.safeexit.os.TcpSocket;
import io.safeexit.os.TcpTable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom threads wait for: the other ends of connections, files, the processes at the other end of a
 * pipe, and who has a lock. Read once a look, and only when there is somebody who waits for such.
 *
 * <p>Linux tells of a platform thread which connection or file it is; of a virtual thread that
 * waits for a connection nobody tells, so all are named that this process has made.
 */
final class Counterparts {

    /** Named at the most. */
    private static final int MOST = 3;

    /** Virtual threads that wait for a file do so on the thread that carries them. */
    private static final String CARRIERS = "ForkJoinPool-1-";

    private final int servedPort;
    private @Nullable List<Wait> waits;
    private @Nullable List<TcpSocket> outbound;

    /** As it is now; the connections of port {@code servedPort} are others'. */
    Counterparts(int servedPort) {
        this.servedPort = servedPort;
    }

    /** Whom {@code thread} waits for, as it is seen to do; empty where that is not known. */
    List<String> of(Thread thread, Activity activity) {
        return switch (activity) {
            case WAITS_FOR_PEER -> peers(thread);
            case WAITS_FOR_FILE -> files(thread);
            case WAITS_FOR_LOCK -> LockOwners.of(thread).map(Thread::getName).stream().toList();
            case RUNS, SLEEPS, WAITS, READS_BODY, WRITES_ANSWER, WAITS_FOR_PROCESS, UNKNOWN ->
                    List.of();
        };
    }

    private List<String> peers(Thread thread) {
        var targets = targets(thread).collect(Collectors.toSet());
        var certain = peers(outbound().stream().filter(one -> targets.contains(target(one))));
        return certain.isEmpty() ? peers(outbound().stream()) : certain;
    }

    private static List<String> peers(Stream<TcpSocket> connections) {
        return connections.map(TcpSocket::peer).distinct().sorted().limit(MOST).toList();
    }

    private static String target(TcpSocket socket) {
        return "socket:[" + socket.inode() + "]";
    }

    private List<String> files(Thread thread) {
        return targets(thread)
                .filter(target -> !target.startsWith("socket:"))
                .flatMap(target -> target.startsWith("pipe:") ? holders(target) : Stream.of(target))
                .distinct()
                .sorted()
                .limit(MOST)
                .toList();
    }

    private static Stream<String> holders(String pipe) {
        return FileHolders.others(Set.of(pipe)).stream().map(Clients::named);
    }

    private Stream<String> targets(Thread thread) {
        var name = thread.isVirtual() ? CARRIERS : thread.getName();
        return waits().stream().filter(wait -> wait.mayBe(name)).map(Wait::target);
    }

    private List<Wait> waits() {
        var known = waits;
        if (known == null) {
            known = KernelWaits.now();
            waits = known;
        }
        return known;
    }

    /** Where this process is connected to: databases, other services. */
    private List<TcpSocket> outbound() {
        var known = outbound;
        if (known == null) {
            var inodes = FileTable.sockets(ProcessHandle.current().pid());
            known =
                    inodes.isEmpty()
                            ? List.of()
                            : TcpTable.connections(local -> local != servedPort).stream()
                                    .filter(one -> inodes.contains(one.inode()))
                                    .toList();
            outbound = known;
        }
        return known;
    }
}
