package io.safeexit.drill;

import io.safeexit.journal.history.PastDrill;
import io.safeexit.text.Texts;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the window and the console have drills done. May wait for a long time: never asked by a
 * thread that draws.
 */
public interface Rehearsals {

    /**
     * Goes through {@code plan}, and remembers what came of it in the language of {@code texts}. An
     * interrupt of the thread breaks it off.
     *
     * @param heard is told how far it is, on any thread
     * @throws Unsuitable this service cannot be rehearsed
     * @throws IOException no copy can be started at all
     */
    DrillResult run(DrillPlan plan, Texts texts, Consumer<DrillProgress> heard)
            throws Unsuitable, IOException;

    /**
     * All that are remembered, newest first.
     *
     * @throws IOException they cannot be read
     */
    List<PastDrill> past() throws IOException;
}
