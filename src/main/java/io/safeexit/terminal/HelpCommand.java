package io.safeexit.terminal;

import java.util.ArrayList;
import java.util.List;

/** {@code help}: what each command does, or all about one. */
final class HelpCommand implements Command {

    private final Commands commands;

    HelpCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String arguments() {
        return "[COMMAND]";
    }

    @Override
    public void run(Arguments given, Session session) throws Mistake {
        var about = given.next();
        given.end();
        if (about.isPresent()) {
            var command = commands.named(about.get());
            var lines = new ArrayList<String>();
            lines.add(Tone.STRONG.of(form(command), session.coloured()));
            text(command, session).forEach(line -> lines.add("  " + line));
            session.print(lines);
            return;
        }
        session.print(
                new Table()
                        .lines(
                                commands.all().stream()
                                        .map(
                                                command ->
                                                        List.of(
                                                                "  " + form(command),
                                                                text(command, session).getFirst()))
                                        .toList()));
        session.print(session.texts().get("console.help.keys"));
    }

    private static String form(Command command) {
        return (command.name() + " " + command.arguments()).strip();
    }

    private static List<String> text(Command command, Session session) {
        return session.texts().get("console.help." + command.name()).lines().toList();
    }

    @Override
    public List<String> completions(List<String> before) {
        return before.isEmpty() ? commands.names() : List.of();
    }
}
