package io.safeexit.drill;

import io.safeexit.text.Texts;

import java.util.List;
import java.util.function.Function;

/** A service that cannot be rehearsed as it is, and what to do about it. */
public final class Unsuitable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Function<Texts, String> words;

    Unsuitable(String key, Object... args) {
        this(texts -> texts.get(key, args), key);
    }

    Unsuitable(Function<Texts, String> words, String what) {
        super(what);
        this.words = words;
    }

    static Unsuitable because(List<Function<Texts, String>> lines) {
        return new Unsuitable(
                texts ->
                        String.join(
                                System.lineSeparator(),
                                lines.stream().map(line -> line.apply(texts)).toList()),
                "the service file");
    }

    /** In words. */
    public String in(Texts texts) {
        return words.apply(texts);
    }
}
