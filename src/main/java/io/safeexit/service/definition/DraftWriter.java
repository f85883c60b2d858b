package io.safeexit.service.definition;

import io.safeexit.service.definition.RestartRules.When;
import io.safeexit.service.definition.ServiceDraft.Before;
import io.safeexit.service.definition.ServiceDraft.Probe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a draft in YAML: the keys in their order, and only those that say something. */
final class DraftWriter {

    /** What needs no quotes, anywhere, and is no number, truth value or nothing to any reader. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?:[A-Za-z_/]|--?[A-Za-z])[\\w./@+=-]*(?::[\\w./@+=-]+)*(?: [\\w./@+=-]+)*"
                            + "|\\d+(?:\\.\\d+){2,}");

    private static final Pattern SAYS_SOMETHING_ELSE =
            Pattern.compile("true|false|yes|no|on|off|y|n|null", Pattern.CASE_INSENSITIVE);

    private static final Pattern TIME = Pattern.compile("[\\d.]+ ?[a-z]+");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

    private final ServiceDraft draft;
    private final StringBuilder yaml = new StringBuilder();

    DraftWriter(ServiceDraft draft) {
        this.draft = draft;
    }

    String yaml() {
        line("name", text(draft.name()));
        line("command", command(draft.command()));
        line("directory", text(draft.directory()));
        environment();
        line("environment-file", text(draft.environmentFile()));
        line("address", text(draft.address()));
        ready();
        stop();
        restart();
        return yaml.toString();
    }

    private void environment() {
        if (!draft.environment().isEmpty()) {
            yaml.append("environment:\n");
            for (var variable : draft.environment()) {
                var value = variable.value();
                yaml.append("  ")
                        .append(text(variable.name(), true))
                        .append(": ")
                        .append(text(value, true))
                        .append('\n');
            }
        }
    }

    private void ready() {
        var ready = draft.ready();
        var probe = ready.probe();
        group(
                "ready",
                entry(
                        probe == Probe.DEFAULT ? "" : probe.name().toLowerCase(Locale.ROOT),
                        text(ready.value(), true)),
                entry("within", text(ready.within())));
    }

    private void stop() {
        var stop = draft.stop();
        var before =
                switch (stop.before()) {
                    case NOTHING -> "";
                    case HTTP -> "{ http: " + text(stop.value(), true) + " }";
                    case COMMAND -> "{ command: " + command(stop.value(), true) + " }";
                };
        var signals =
                Stream.of(stop.signals().strip().split("[\\s,]+"))
                        .filter(name -> !name.isEmpty())
                        .map(DraftWriter::text)
                        .toList();
        var lines =
                Stream.of(
                                entry("before", stop.before() == Before.NOTHING ? "" : before),
                                entry("signal", signals.size() > 1 ? list(signals) : one(signals)),
                                entry("grace", text(stop.grace())))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
        if (!lines.isEmpty()) {
            yaml.append("stop:\n");
            lines.forEach(entry -> yaml.append("  ").append(entry).append('\n'));
        }
    }

    private void restart() {
        var restart = draft.restart();
        var given = restart.when() != When.NEVER;
        boolean more = !restart.atMost().isBlank() || !restart.within().isBlank();
        group(
                "restart",
                entry("when", given || more ? RulesReader.word(restart.when()) : ""),
                entry("at-most", text(restart.atMost())),
                entry("within", text(restart.within())));
    }

    private void line(String key, String value) {
        if (!value.isEmpty()) {
            yaml.append(entry(key, value)).append('\n');
        }
    }

    private void group(String key, String... entries) {
        var given = Stream.of(entries).filter(entry -> !entry.isEmpty()).toList();
        if (!given.isEmpty()) {
            yaml.append(key).append(": { ").append(String.join(", ", given)).append(" }\n");
        }
    }

    private static String entry(String key, String value) {
        return key.isEmpty() || value.isEmpty() ? "" : key + ": " + value;
    }

    private static String one(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String command(String line) {
        return command(line, false);
    }

    /** As a list, which needs no rules to be read; a line that cannot be split, as it is. */
    private static String command(String line, boolean always) {
        if (line.isBlank()) {
            return text(line, always);
        }
        try {
            var words = CommandWords.split(line);
            boolean assigns = words.getFirst().matches("[A-Za-z_]\\w*=.*");
            return assigns
                    ? text(line)
                    : list(words.stream().map(word -> quoted(word, false)).toList());
        } catch (CommandWords.Refused refused) {
            return text(line);
        }
    }

    private static String list(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String text(String value) {
        return text(value, false);
    }

    /** {@code always}: also where there is nothing to say, which is then an empty text. */
    private static String text(String value, boolean always) {
        return value.isBlank() && !always ? "" : quoted(value, true);
    }

    /** Words of a command that look like numbers get quotes: to a schema they are none. */
    private static String quoted(String value, boolean numbers) {
        boolean plain =
                PLAIN.matcher(value).matches() && !SAYS_SOMETHING_ELSE.matcher(value).matches();
        boolean number = NUMBER.matcher(value).matches() || TIME.matcher(value).matches();
        return plain || (numbers && number) ? value : doubleQuoted(value);
    }

    private static String doubleQuoted(String value) {
        var text = new StringBuilder("\"");
        value.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '"' -> text.append("\\\"");
                                case '\\' -> text.append("\\\\");
                                case '\n' -> text.append("\\n");
                                case '\t' -> text.append("\\t");
                                case '\r' -> text.append("\\r");
                                default -> {
                                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                                        text.append(String.format("\\u%04x", c));
                                    } else {
                                        text.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return text.append('"').toString();
    }
}
