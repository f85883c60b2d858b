package io.safeexit.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which processes have a socket open. Linux only, and only processes that the caller may look into;
 * looks at every process of the machine, some milliseconds' work: not on a thread that draws.
 */
public final class SocketOwners {

    private static final Path PROC = Path.of("/proc");

    private SocketOwners() {}

    /** One process for each of the sockets that somebody was found to have, by its inode. */
    public static Map<Long, ProcessEntry> of(Collection<Long> inodes) {
        var found = new HashMap<Long, ProcessEntry>();
        if (inodes.isEmpty()) {
            return found;
        }
        var wanted =
                inodes.stream()
                        .collect(
                                Collectors.toMap(
                                        inode -> "socket:[" + inode + "]",
                                        inode -> inode,
                                        (one, _) -> one));
        try (Stream<Path> processes = Files.list(PROC)) {
            var each = processes.iterator();
            while (found.size() < wanted.size() && each.hasNext()) {
                look(each.next(), wanted, found);
            }
        } catch (IOException noProc) {
            // Another system: nothing is known.
        }
        return found;
    }

    private static void look(
            Path process, Map<String, Long> wanted, Map<Long, ProcessEntry> found) {
        if (!process.getFileName().toString().matches("\\d+")) {
            return;
        }
        long pid = Long.parseLong(process.getFileName().toString());
        Descriptors.in(process.resolve("fd"))
                .map(descriptor -> wanted.get(descriptor.target()))
                .filter(inode -> inode != null && !found.containsKey(inode))
                .distinct()
                .forEach(
                        inode ->
                                ProcessTable.look(pid).ifPresent(entry -> found.put(inode, entry)));
    }
}
