package io.safeexit.settings;

import io.safeexit.text.Texts;

import java.util.List;
import java.util.Optional;

/**
 * Something the program was told cannot be used. Worded only when the language is known.
 *
 * <p>{@code key} names the text of the whole line.
 */
final class UnusableSetting extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    private final String key;
    private final transient List<Object> args;

    /** The line named {@code key}, filled in with {@code args}. */
    UnusableSetting(String key, Object... args) {
        super(key + " " + List.of(args));
        this.key = key;
        this.args = List.of(args);
    }

    /** {@code given} is not what the text named {@code expected} describes. */
    static UnusableSetting value(Given given, Expected expected) {
        return new UnusableSetting("settings.unusable", given, expected);
    }

    /** What a value should have been, by the name of a text. */
    record Expected(String key) {}

    /** What the value should have been, where that is what is wrong. */
    Optional<Expected> expected() {
        return args.stream()
                .filter(Expected.class::isInstance)
                .map(Expected.class::cast)
                .findFirst();
    }

    /** One line, whatever the value contains. */
    String in(Texts texts) {
        if (args.size() == 2
                && args.get(0) instanceof Given(String value, Given.Source source)
                && args.get(1) instanceof Expected(String expected)) {
            return texts.get(key, source.in(texts), shortened(value), texts.get(expected));
        }
        return texts.get(key, args.stream().map(arg -> oneLine(arg.toString())).toArray());
    }

    private static String shortened(String value) {
        var line = oneLine(value);
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    }
}
