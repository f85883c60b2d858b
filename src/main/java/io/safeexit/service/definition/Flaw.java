package io.safeexit.service.definition;

import io.safeexit.text.Texts;

import java.nio.file.Path;
import java.util.List;

/**
 * One thing in a service file that cannot be used. Worded only when the language is known.
 *
 * @param file the file it stands in: the service file, or the environment file that it names
 * @param line its line, from 1 on; 0 where the file as a whole is meant
 * @param key the key, with those above it ({@code stop.signal}); empty where none is meant
 * @param text the name of the text that says what is wrong
 * @param args what fills that text in
 */
public record Flaw(Path file, int line, String key, String text, List<Object> args) {

    private static final int LONGEST_ARGUMENT = 120;

    /** The same, with a copy of its list. */
    public Flaw {
        args = List.copyOf(args);
    }

    /** A part of a text that is itself a text of that name. */
    record Word(String key) {}

    /** What is wrong and what was expected, without the place; one line. */
    public String what(Texts texts) {
        return texts.get(text, args.stream().map(arg -> worded(arg, texts)).toArray());
    }

    /** {@code file:line: key: what is wrong}; one line. */
    public String in(Texts texts) {
        var place = new StringBuilder(file.toString());
        if (line > 0) {
            place.append(':').append(line);
        }
        if (!key.isEmpty()) {
            place.append(": ").append(key);
        }
        return texts.get("file.flaw", oneLine(place.toString()), what(texts));
    }

    private static String worded(Object arg, Texts texts) {
        if (arg instanceof Word(String key)) {
            return texts.get(key);
        }
        var line = oneLine(arg.toString());
        return line.length() <= LONGEST_ARGUMENT ? line : line.substring(0, LONGEST_ARGUMENT) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
