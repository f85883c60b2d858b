package io.safeexit.terminal;

import io.safeexit.text.Texts;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What a command may ask of the console that it was given to. */
public interface Session {

    /** The texts, in the language of this moment. */
    Texts texts();

    /** Whether colours may be used. */
    boolean coloured();

    /** Shows lines of an answer. */
    void print(List<String> lines);

    /** Shows one line. */
    default void print(String line) {
        print(List.of(line));
    }

    /**
     * Runs {@code then} once something is {@code over}, which the journal tells the end of. A
     * person is given the next prompt meanwhile; the next line of a script waits for it.
     */
    void after(BooleanSupplier over, Runnable then);

    /** No further line is read: the program ends. */
    void end();
}
