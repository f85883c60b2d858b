package io.safeexit.service.command;

import io.safeexit.os.Spawn;
import io.safeexit.service.ServiceFailure;
import io.safeexit.service.definition.ServiceDefinition;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What exactly is started: the file found, {@code $PORT} filled in, the environment put together.
 *
 * @param file the program
 * @param arguments what it is given, its name first
 * @param added what its environment has beyond ours
 * @param directory where it runs
 */
record ProgramStart(Path file, List<String> arguments, Map<String, String> added, Path directory) {

    private static final String PORT = "PORT";
    private static final Path OWN_ENVIRONMENT = Path.of("/proc/self/environ");

    /** Of {@code definition}; what {@code ours} holds is added where the definition is silent. */
    static ProgramStart of(ServiceDefinition definition, OptionalInt port, Map<String, String> ours)
            throws ServiceFailure {
        var added = new HashMap<>(ours);
        port.ifPresent(number -> added.put(PORT, Integer.toString(number)));
        added.putAll(definition.environment());
        var number = added.getOrDefault(PORT, System.getenv().getOrDefault(PORT, ""));
        var arguments =
                definition.command().stream()
                        .map(argument -> argument.replace("${PORT}", number))
                        .map(argument -> argument.replaceAll("\\$PORT(?!\\w)", number))
                        .toList();
        var path = added.getOrDefault("PATH", System.getenv().getOrDefault("PATH", ""));
        var file = find(arguments.getFirst(), definition.directory(), path);
        return new ProgramStart(file, arguments, Map.copyOf(added), definition.directory());
    }

    private static Path find(String name, Path directory, String path) throws ServiceFailure {
        if (!Files.isDirectory(directory)) {
            throw new ServiceFailure("program.noFolder", directory.toString());
        }
        if (name.contains("/") || name.contains(File.separator)) {
            var file = directory.resolve(name);
            if (!Files.exists(file)) {
                throw new ServiceFailure("program.notFound", file.toString());
            }
            return checked(file);
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            var file = directory.resolve(folder).resolve(name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return file;
            }
        }
        throw new ServiceFailure("program.notInPath", name);
    }

    private static Path checked(Path file) throws ServiceFailure {
        if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
            throw new ServiceFailure("program.notExecutable", file.toString());
        }
        return file;
    }

    /** For a guardian, byte by byte: a variable of ours need not be text. */
    Spawn spawn() {
        return new Spawn(
                bytes(file.toString()),
                arguments.stream().map(ProgramStart::bytes).toList(),
                environment(),
                bytes(directory.toString()));
    }

    /** For a system without one. */
    ProcessBuilder builder() {
        var command = new ArrayList<>(arguments);
        command.set(0, file.toString());
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(added);
        return builder;
    }

    private List<byte[]> environment() {
        var entries = new ArrayList<byte[]>();
        try {
            var own = new String(Files.readAllBytes(OWN_ENVIRONMENT), StandardCharsets.ISO_8859_1);
            for (String entry : own.split("\0", -1)) {
                int at = entry.indexOf('=');
                if (at > 0 && !added.containsKey(entry.substring(0, at))) {
                    entries.add(entry.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException unreadable) {
            System.getenv()
                    .forEach(
                            (key, value) -> {
                                if (!added.containsKey(key)) {
                                    entries.add(bytes(key + "=" + value));
                                }
                            });
        }
        added.forEach((key, value) -> entries.add(bytes(key + "=" + value)));
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
