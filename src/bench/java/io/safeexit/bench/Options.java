package io.safeexit.bench;

import io.safeexit.bench.subject.Subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be measured, and how.
 *
 * @param wanted the names of scenarios; empty for all
 * @param servers what is measured: the service, the server library beside it ({@code jetty}), or
 *     only that ({@code only-jetty})
 * @param small so that all takes seconds, and the exit code tells whether a request came to harm
 * @param runs of each scenario; 0 for as many as each has by itself
 * @param markdown whether the table is printed for a README too
 * @param folder where programs leave their output
 */
record Options(
        Set<String> wanted,
        List<Subject> servers,
        boolean small,
        int runs,
        boolean markdown,
        Path folder) {

    /**
     * Reads a command line: names, {@code --small}, {@code --markdown}, {@code --runs=N}, {@code
     * --folder=F}; a switch may be given as {@code --small=false} too, which is how Maven does.
     */
    static Options of(String... arguments) {
        var wanted = new HashSet<String>();
        var small = false;
        var markdown = false;
        var runs = 0;
        var folder = Path.of("target", "bench");
        for (var argument : words(arguments)) {
            var parts = argument.split("=", 2);
            var value = parts.length > 1 ? parts[1] : "true";
            switch (parts[0]) {
                case "--small" -> small = Boolean.parseBoolean(value);
                case "--markdown" -> markdown = Boolean.parseBoolean(value);
                case "--runs" -> runs = Integer.parseInt(value);
                case "--folder" -> folder = Path.of(value);
                case "all" -> wanted.clear();
                default -> wanted.add(argument);
            }
        }
        var servers = new ArrayList<Subject>();
        if (!wanted.remove("only-jetty")) {
            servers.add(Subject.SAFE_EXIT);
        }
        if (wanted.remove("jetty") || servers.isEmpty()) {
            servers.add(Subject.GRACEFUL_JETTY);
        }
        return new Options(wanted, servers, small, runs, markdown, folder.toAbsolutePath());
    }

    boolean wants(String scenario) {
        return wanted.isEmpty() || wanted.contains(scenario);
    }

    private static List<String> words(String... arguments) {
        return Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.split("[,\\s]+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
