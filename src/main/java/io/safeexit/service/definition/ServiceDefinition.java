package io.safeexit.service.definition;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that is managed as a service, as a service file describes it. Immutable and checked:
 * folders and files that it names were there when it was read.
 *
 * @param name its name, for people
 * @param command the program and its arguments, at least one; never run by a shell
 * @param directory where it runs, absolute
 * @param environment what is added to the environment of the program, that of the environment file
 *     included
 * @param address where it can be reached, as far as that is known; its port is the one that is
 *     looked at before a start and whose connections are counted
 * @param ready when it counts as started
 * @param stop how it is ended
 * @param restart what is done when it ends by itself
 * @param file the file that says so, absolute; empty for one that was not saved
 */
public record ServiceDefinition(
        String name,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Optional<URI> address,
        Readiness ready,
        StopRules stop,
        RestartRules restart,
        Optional<Path> file) {

    /** The same, with copies of its lists. */
    public ServiceDefinition {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same by another name. */
    public ServiceDefinition named(String other) {
        return new ServiceDefinition(
                other, command, directory, environment, address, ready, stop, restart, file);
    }

    /**
     * The same on another port: in the address and in what is looked at, as the variable {@code
     * PORT}, and wherever an argument is the port of the address, or ends with it behind a colon or
     * an equals sign. Whether the program heeds any of them is up to the program. The same without
     * a change where there is no address.
     */
    public ServiceDefinition onPort(int port) {
        return address.map(known -> new OtherPort(this, known, port).definition()).orElse(this);
    }
}
