package io.safeexit.service.output;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Values that are never shown and never logged. Masked where they stand as they are; not where a
 * program prints them in another form (encoded, in parts). A value shorter than {@link #SHORTEST}
 * characters is not masked: it would be found everywhere, and so be told.
 */
public final class Secrets {

    /** What stands in place of a value. */
    public static final String MASK = "•••";

    /** The length from which on a value is masked. */
    public static final int SHORTEST = 3;

    /** Nothing is secret. */
    public static final Secrets NONE = new Secrets(List.of());

    private static final int SHORTEST_LINE = 8;
    private static final List<String> TELLING =
            List.of("secret", "token", "password", "passwd", "passphrase", "credential");

    /** Not just anywhere: KEYCLOAK_URL, KEYBOARD and COMPASS are none. */
    private static final Pattern KEY = Pattern.compile("(?:keys?|(?<![a-z0-9])pass)(?![a-z0-9])");

    private final List<String> values;

    private Secrets(List<String> values) {
        this.values = List.copyOf(values);
    }

    /** The values of those entries of {@code environment} whose key says that they are secret. */
    public static Secrets of(Map<String, String> environment) {
        // The longest first: of two that begin alike, the whole of the longer one is masked.
        var values =
                new TreeSet<String>(
                        Comparator.comparingInt(String::length)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()));
        environment.forEach(
                (key, value) -> {
                    if (isSecret(key)) {
                        values.add(value);
                        // A key in several lines is printed line by line as well.
                        value.lines()
                                .filter(line -> line.length() >= SHORTEST_LINE)
                                .forEach(values::add);
                    }
                });
        values.removeIf(value -> value.length() < SHORTEST);
        return values.isEmpty() ? NONE : new Secrets(List.copyOf(values));
    }

    /** Whether an entry of this name holds something that is not to be shown. */
    public static boolean isSecret(String key) {
        var name = key.toLowerCase(Locale.ROOT);
        return TELLING.stream().anyMatch(name::contains) || KEY.matcher(name).find();
    }

    /** {@code text} with a mask in place of every value. */
    public String mask(String text) {
        var masked = text;
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** The values as a program writes them, the longest first. */
    List<byte[]> bytes() {
        return values.stream().map(value -> value.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Says how many there are, not which. */
    @Override
    public String toString() {
        return values.size() + " secrets";
    }
}
