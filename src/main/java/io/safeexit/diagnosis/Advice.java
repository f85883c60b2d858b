package io.safeexit.diagnosis;

import java.util.List;

/**
 * What to change, so that it does not happen again.
 *
 * @param key of the text
 * @param args what is put into it
 */
public record Advice(String key, List<Object> args) {

    public Advice {
        args = List.copyOf(args);
    }

    static Advice of(String key, Object... args) {
        return new Advice(key, List.of(args));
    }
}
