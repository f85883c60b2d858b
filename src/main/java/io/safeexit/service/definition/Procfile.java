package io.safeexit.service.definition;

import io.safeexit.service.definition.ServiceDraft.Variable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code Procfile}: a line for each program, {@code name: command}. Its conventions are kept: the
 * variables of a {@code .env} beside it are the program's, {@code $PORT} is the port it is to
 * listen on, 5000 unless {@code .env} says otherwise (filled in at the start), and variables may be
 * set before the program. No shell runs here either: what needs one is refused.
 */
final class Procfile {

    /** The line that is taken unless another is named. */
    static final String WEB = "web";

    private static final String PORT = "PORT";
    private static final String DEFAULT_PORT = "5000";
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]+)\\s*:\\s*(.*)");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);

    private final Path file;
    private final Flaws flaws;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private record Line(int number, String command) {}

    private Procfile(Path file, Flaws flaws) {
        this.file = file;
        this.flaws = flaws;
    }

    /** Whether {@code file} is one, by its name. */
    static boolean is(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.equals("Procfile") || name.startsWith("Procfile.");
    }

    /** Takes {@code text} apart; what is no line becomes a flaw. */
    static Procfile read(Path file, String text, Flaws flaws) {
        var procfile = new Procfile(file, flaws);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            var plain = line.strip();
            if (plain.isEmpty() || plain.startsWith("#")) {
                continue;
            }
            var matcher = LINE.matcher(plain);
            if (!matcher.matches() || matcher.group(2).isBlank()) {
                flaws.add(number, "", "file.procfile.noLine");
            } else if (procfile.lines.containsKey(matcher.group(1))) {
                int first = procfile.lines.get(matcher.group(1)).number();
                flaws.add(number, matcher.group(1), "file.twice", Integer.toString(first));
            } else {
                procfile.lines.put(matcher.group(1), new Line(number, matcher.group(2)));
            }
        }
        return procfile;
    }

    /** Whether {@code flaw} is one of this file, and not of another that it names. */
    boolean is(Flaw flaw) {
        return flaw.file().equals(file);
    }

    List<String> names() {
        return List.copyOf(lines.keySet());
    }

    /** The number of the line {@code name}. */
    int number(String name) {
        var line = lines.get(name);
        return line == null ? 0 : line.number();
    }

    /** The line {@code name} as a service file would say it; empty, with a flaw, if it cannot. */
    Optional<ServiceDraft> draft(String name) {
        var line = lines.get(name);
        if (line == null) {
            flaws.add(0, name, "file.procfile.noSuchLine", String.join(", ", names()));
            return Optional.empty();
        }
        var environmentFile = file.resolveSibling(".env");
        boolean hasEnvironment = Files.isRegularFile(environmentFile);
        // Its own flaws are said where the draft is read.
        var variables =
                hasEnvironment
                        ? EnvironmentFile.read(environmentFile, new Flaws(file))
                        : Map.<String, String>of();
        var all = new LinkedHashMap<>(variables);
        all.putIfAbsent(PORT, DEFAULT_PORT);
        try {
            var words =
                    CommandWords.split(
                            line.command(),
                            variable ->
                                    CommandWords.port(variable)
                                            .or(() -> Optional.ofNullable(all.get(variable))));
            return Optional.of(draft(name, line, words, all, hasEnvironment));
        } catch (CommandWords.Refused refused) {
            flaws.add(line.number(), name, refused.text(), refused.what());
            return Optional.empty();
        }
    }

    private static ServiceDraft draft(
            String name,
            Line line,
            List<String> words,
            Map<String, String> variables,
            boolean hasEnvironment) {
        var port = variables.getOrDefault(PORT, DEFAULT_PORT);
        var own = new ArrayList<Variable>();
        var command = new ArrayList<>(words);
        while (command.size() > 1) {
            var assignment = ASSIGNMENT.matcher(command.getFirst());
            if (assignment.matches()) {
                own.removeIf(variable -> variable.name().equals(assignment.group(1)));
                own.add(new Variable(assignment.group(1), assignment.group(2)));
            } else if (!command.getFirst().equals("exec")) {
                break;
            }
            command.removeFirst();
        }
        boolean listens =
                name.equals(WEB)
                        || line.command().contains("$PORT")
                        || line.command().contains("${PORT");
        return new ServiceDraft(
                "",
                CommandWords.join(command),
                "",
                own,
                hasEnvironment ? ".env" : "",
                listens ? "http://127.0.0.1:" + port + "/" : "",
                ServiceDraft.EMPTY.ready(),
                ServiceDraft.EMPTY.stop(),
                ServiceDraft.EMPTY.restart());
    }
}
