package io.safeexit.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program that listens on a port. Found on Linux only, and only where the caller may look into
 * that program's process.
 *
 * @param process its process
 * @param command the short name of the process
 * @param since when the process began, by the clock; empty where the system does not tell
 * @param commandLine the whole command; empty where it may not be read
 */
public record PortHolder(
        ProcessIdentity process, String command, Optional<Instant> since, String commandLine) {

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
                    .flatMap(PortHolder::read);
        } catch (IOException noProc) {
            return Optional.empty();
        }
    }

    private static boolean holdsAny(Path process, Set<String> links) {
        return Descriptors.in(process.resolve("fd"))
                .anyMatch(descriptor -> links.contains(descriptor.target()));
    }

    private static Optional<PortHolder> read(Path process) {
        return ProcessTable.look(Long.parseLong(process.getFileName().toString()))
                .map(PortHolder::of);
    }

    private static PortHolder of(ProcessEntry entry) {
        return new PortHolder(
                entry.identity(),
                entry.name(),
                ProcessTable.startOf(entry.identity()),
                ProcessTable.commandLine(entry.pid()));
    }

    /** The number of its process. */
    public long pid() {
        return process.pid();
    }
}
