package io.safeexit.text;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The little of JSON that is written here. */
public final class Json {

    private static final int FIRST_PRINTABLE = 0x20;

    private Json() {}

    /** {@code text} as a JSON string, quotes included. */
    public static String string(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** An object of what {@link #member} makes. */
    public static String object(String... members) {
        return "{" + String.join(", ", members) + "}";
    }

    /** An array of values that are JSON already. */
    public static String array(Stream<String> values) {
        return values.collect(Collectors.joining(", ", "[", "]"));
    }

    /** A member of an object; {@code value} is JSON already. */
    public static String member(String name, String value) {
        return string(name) + ": " + value;
    }
}
