package io.safeexit.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that Safe Exit manages, as a service file describes it.
 *
 * @param label its name in the table
 * @param command the whole of it
 * @param serves whether it listens on {@code $PORT}; else it says {@code ready}
 * @param grace of the stop, where it is not the usual one
 * @param processes how many it comes to at least, itself among them
 */
public record Managed(
        String label,
        List<String> command,
        boolean serves,
        Optional<Duration> grace,
        int processes) {

    /** The variable by which a program and all that it starts are found. */
    static final String MARK = "BENCH_MARK";

    private static final Path FIXTURES = Path.of("src", "test", "resources", "services");

    /** The web server in Python. */
    public static Managed python() {
        return server("python", "python3", "polite.py");
    }

    /** The web server in Node. */
    public static Managed node() {
        return server("node", "node", "server.js");
    }

    /** The web server in Java. */
    public static Managed java() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return server("java", java.toString(), "Server.java");
    }

    /** One that hears no signal but the one that none can refuse. */
    public static Managed deaf(Duration grace) {
        return new Managed("deaf", shell("deaf.sh"), false, Optional.of(grace), 2);
    }

    /** Three children, one deaf, one in a session of its own, and a daemon. */
    public static Managed family(Duration grace) {
        return new Managed("family", shell("family.sh"), false, Optional.of(grace), 9);
    }

    /** Many deaf ones below one. */
    public static Managed tree(int children, Duration grace) {
        var command = shell("many.sh", Integer.toString(children));
        return new Managed("tree", command, false, Optional.of(grace), children + 1);
    }

    private static Managed server(String label, String runner, String file) {
        return new Managed(label, List.of(runner, fixture(file)), true, Optional.empty(), 1);
    }

    private static List<String> shell(String file, String... more) {
        return Stream.concat(Stream.of("sh", fixture(file)), Stream.of(more)).toList();
    }

    private static String fixture(String file) {
        return FIXTURES.resolve(file).toAbsolutePath().toString();
    }

    Path describe(Path file, int port, String mark) throws IOException {
        var text =
                """
                name: %s
                command: [%s]
                environment: { %s: "%s" }
                %s
                %s
                """
                        .formatted(
                                label,
                                command.stream()
                                        .map(word -> '"' + word + '"')
                                        .collect(Collectors.joining(", ")),
                                MARK,
                                mark,
                                serves
                                        ? "address: http://127.0.0.1:" + port + "/"
                                        : "ready: { output: ready }",
                                grace.map(all -> "stop: { grace: " + all.toMillis() + "ms }")
                                        .orElse(""));
        return Files.writeString(file, text);
    }
}
