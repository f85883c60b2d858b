package io.safeexit.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that listens on a port. Found on Linux only, and only where the caller may look into
 * that program's process.
 *
 * @param pid its process
 * @param command the short name of the process
 */
public record PortHolder(long pid, String command) {

    private static final Path PROC = Path.of("/proc");

    /** Who listens on {@code port}; empty when nobody does or the system does not tell. */
    public static Optional<PortHolder> of(int port) {
        var links =
                TcpTable.inodes(port, TcpTable.State.LISTEN).stream()
                        .map(inode -> "socket:[" + inode + "]")
                        .collect(Collectors.toSet());
        if (links.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .filter(process -> holdsAny(process, links))
                    .findFirst()
                    .map(PortHolder::read);
        } catch (IOException noProc) {
            return Optional.empty();
        }
    }

    private static boolean holdsAny(Path process, Set<String> links) {
        return Descriptors.in(process.resolve("fd"))
                .anyMatch(descriptor -> links.contains(descriptor.target()));
    }

    private static PortHolder read(Path process) {
        String command;
        try {
            command = Files.readString(process.resolve("comm")).strip();
        } catch (IOException gone) {
            command = "?";
        }
        return new PortHolder(Long.parseLong(process.getFileName().toString()), command);
    }
}
