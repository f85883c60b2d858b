package io.safeexit.terminal;

import java.util.List;
import java.util.Optional;

/** Where the lines of the console come from, and where everything is shown. */
sealed interface Talk permits LineTalk, EditedTalk {

    /**
     * What stands at the place where a line is entered.
     *
     * @param prompt asks for it
     * @param settled whether nothing is on its way of which more will be said
     * @param phases of the exit under way, to be drawn in place; none where there is none
     */
    record Standing(String prompt, boolean settled, List<String> phases) {
        public Standing {
            phases = List.copyOf(phases);
        }
    }

    /** The next line; empty at the end of the input. Waits, for ever once it is left. */
    Optional<String> read();

    /** Shows lines, above the one that is being entered. Any thread. */
    void print(List<Line> lines);

    /** Shows how things stand. One thread. */
    void show(Standing standing);

    /** No line is entered any more, and the terminal is as it was found. Any thread. */
    void leave();

    /** Whether the phases of an exit are drawn in place. */
    boolean isLive();

    /** Whether nobody sits there: the lines are those of a script. */
    boolean isScript();

    /** Whether colours may be used. */
    boolean coloured();

    /** How wide it is. */
    int columns();
}
