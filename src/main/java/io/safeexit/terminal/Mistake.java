package io.safeexit.terminal;

import io.safeexit.text.Texts;

import java.util.List;

/** A line that the console cannot do anything with: {@code key} names the text that says why. */
public final class Mistake extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> args;

    /** The text named {@code key}, filled in with {@code args}. */
    public Mistake(String key, Object... args) {
        super(key + " " + List.of(args));
        this.key = key;
        this.args = List.of(args);
    }

    String in(Texts texts) {
        return texts.get(key, args.toArray());
    }
}
