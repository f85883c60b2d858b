package io.safeexit.os;

import java.time.Instant;
import java.util.Optional;

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

    /** Who listens on {@code port}; empty when nobody does or the system does not tell. */
    public static Optional<PortHolder> of(int port) {
        return SocketOwners.of(TcpTable.inodes(port, TcpTable.State.LISTEN)).values().stream()
                .findFirst()
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
