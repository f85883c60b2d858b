package io.safeexit.terminal;

import io.safeexit.text.Spelling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that there are, in the order of the help. */
final class Commands {

    /** What other consoles call it. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "quit", "exit",
                    "bye", "exit",
                    "q", "exit",
                    "kill", "force",
                    "run", "start",
                    "state", "status",
                    "logs", "log",
                    "tail", "log",
                    "config", "set",
                    "?", "help");

    private final Map<String, Command> byName = new LinkedHashMap<>();

    /** All of the house, and {@code more}; the help and the end come last. */
    Commands(House house, Follower follower, LoadWatch watch, List<Command> more) {
        add(new StartCommand(house));
        add(new StopCommand(house));
        add(new ForceCommand(house));
        add(new RestartCommand(house));
        add(new StatusCommand(house));
        add(new LoadCommand(house.host(), watch));
        add(new WhyCommand(house));
        add(new LogCommand(house, follower));
        add(new HistoryCommand(house.records().history()));
        more.forEach(this::add);
        add(new SetCommand(house.settings(), house.limits().later(), house.records().journal()));
        add(new OpenCommand(house.host()));
        add(new HelpCommand(this));
        add(new ExitCommand(house.desk()));
    }

    private void add(Command command) {
        byName.put(command.name(), command);
    }

    List<Command> all() {
        return List.copyOf(byName.values());
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Command named(String name) throws Mistake {
        var command = byName.get(name);
        if (command != null) {
            return command;
        }
        var meant =
                Optional.ofNullable(OTHER_NAMES.get(name))
                        .or(() -> Spelling.nearest(name, byName.keySet()));
        throw meant.map(word -> new Mistake("console.mistake.meant", name, word))
                .orElseGet(() -> new Mistake("console.mistake.command", name));
    }

    /** What could stand behind these words. */
    List<String> completions(List<String> before) {
        if (before.isEmpty()) {
            return names();
        }
        var command = byName.get(before.getFirst());
        return command == null
                ? List.of()
                : command.completions(before.subList(1, before.size())).stream()
                        .filter(word -> !before.contains(word))
                        .toList();
    }
}
