package io.safeexit.service.definition;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a tree of YAML as a definition. Looks at everything, also after the first flaw. */
final class DefinitionReader {

    /** The keys of a service file, in the order in which they are written. */
    static final List<String> KEYS =
            List.of(
                    "name",
                    "command",
                    "directory",
                    "environment",
                    "environment-file",
                    "address",
                    "ready",
                    "stop",
                    "restart");

    private static final int LONGEST_NAME = 100;
    private static final Pattern VARIABLE = Pattern.compile("[^=\\s\\p{Cntrl}]+");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    private final Place place;
    private final Flaws flaws;

    DefinitionReader(Place place, Flaws flaws) {
        this.place = place;
        this.flaws = flaws;
    }

    /** What {@code root} says; empty, with flaws, where anything cannot be used. */
    Optional<ServiceDefinition> read(Node root) {
        return Fields.of(root, "", KEYS, "file.expected.root", flaws).flatMap(this::read);
    }

    private Optional<ServiceDefinition> read(Fields fields) {
        var name = fields.value("name", DefinitionReader::name, "file.expected.name");
        var directory = directory(fields);
        var command = command(fields);
        var environment = environment(fields);
        lookFor(command, directory, environment, fields);
        var address = fields.value("address", Addresses::address, "file.expected.address");
        var rules = new RulesReader(flaws, fields, address, fields.has("address"));
        var ready = rules.ready();
        var stop = rules.stop(this::command);
        var restart = rules.restart();
        if (!flaws.none()) {
            return Optional.empty();
        }
        return Optional.of(
                new ServiceDefinition(
                        name.orElseGet(place::folderName),
                        command,
                        directory,
                        environment,
                        address,
                        ready,
                        stop,
                        restart,
                        Optional.of(place.file())));
    }

    private static Optional<String> name(String text) {
        var name = text.strip();
        boolean usable =
                !name.isEmpty()
                        && name.length() <= LONGEST_NAME
                        && name.chars().noneMatch(Character::isISOControl);
        return usable ? Optional.of(name) : Optional.empty();
    }

    private Path directory(Fields fields) {
        var path = fields.value("directory", place::path, "file.expected.directory");
        if (path.isPresent() && !Files.isDirectory(path.get())) {
            boolean there = Files.exists(path.get());
            flaws.add(
                    fields.line("directory"),
                    fields.path("directory"),
                    there ? "file.notFolder" : "file.noFolder",
                    path.get());
            return place.folder();
        }
        return path.orElseGet(place::folder);
    }

    /** A list of words, or a line that is split; empty, with a flaw, for anything else. */
    private List<String> command(Fields fields) {
        var node = fields.node("command");
        if (node.isEmpty()) {
            flaws.add(
                    fields.line(),
                    fields.path("command"),
                    "file.missing",
                    new Flaw.Word("file.expected.command"));
            return List.of();
        }
        if (node.get() instanceof ScalarNode scalar && !Yaml.text(scalar).isBlank()) {
            return split(Yaml.text(scalar), Yaml.line(scalar), fields.path("command"));
        }
        var words =
                fields.values("command", DefinitionReader::word, "file.expected.command")
                        .orElse(List.of());
        if (!words.isEmpty() && words.getFirst().isBlank()) {
            flaws.unusable(
                    fields.line("command"), fields.path("command"), "", "file.expected.command");
            return List.of();
        }
        return words;
    }

    private static Optional<String> word(String text) {
        return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    }

    private List<String> split(String text, int line, String key) {
        try {
            var words = CommandWords.split(text);
            if (ASSIGNMENT.matcher(words.getFirst()).matches()) {
                flaws.add(line, key, "file.shell.assignment", words.getFirst().split("=", 2)[0]);
                return List.of();
            }
            return words;
        } catch (CommandWords.Refused refused) {
            flaws.add(line, key, refused.text(), refused.what());
            return List.of();
        }
    }

    /** As it is done at the start: in the program's own PATH, where it has one. */
    private void lookFor(
            List<String> command, Path directory, Map<String, String> environment, Fields fields) {
        var path = environment.getOrDefault("PATH", place.searchPath());
        if (!command.isEmpty() && !Place.hasProgram(command.getFirst(), directory, path)) {
            boolean named = command.getFirst().contains("/");
            flaws.add(
                    fields.line("command"),
                    "command",
                    named ? "file.noProgramThere" : "file.noProgram",
                    command.getFirst(),
                    directory);
        }
    }

    /** Those of the environment file, and those of the service file, which win. */
    private Map<String, String> environment(Fields fields) {
        var all = new LinkedHashMap<String, String>();
        var file = fields.value("environment-file", place::path, "file.expected.environmentFile");
        if (file.isPresent() && !Files.isRegularFile(file.get())) {
            flaws.add(
                    fields.line("environment-file"),
                    fields.path("environment-file"),
                    "file.noFile",
                    file.get());
        } else if (file.isPresent()) {
            all.putAll(EnvironmentFile.read(file.get(), flaws));
        }
        var own = fields.group("environment", List.of(), "file.expected.environment");
        own.ifPresent(variables -> variables(variables, all));
        return all;
    }

    private void variables(Fields variables, Map<String, String> all) {
        for (String name : variables.keys()) {
            if (!VARIABLE.matcher(name).matches()) {
                flaws.add(variables.line(name), variables.path(name), "file.badVariable", name);
            }
            variables
                    .value(name, DefinitionReader::word, "file.expected.variable")
                    .ifPresent(value -> all.put(name, value));
        }
    }
}
