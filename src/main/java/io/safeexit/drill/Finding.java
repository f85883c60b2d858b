package io.safeexit.drill;

import java.util.List;

/**
 * One thing that a drill found.
 *
 * @param fails whether the drill has failed by it; else it is only worth knowing
 * @param key of the text that says it
 * @param args what is put into that
 */
public record Finding(boolean fails, String key, List<Object> args) {

    public Finding {
        args = List.copyOf(args);
    }

    static Finding failure(String key, Object... args) {
        return new Finding(true, key, List.of(args));
    }

    static Finding note(String key, Object... args) {
        return new Finding(false, key, List.of(args));
    }
}
