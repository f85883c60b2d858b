package io.safeexit.drill;

import io.safeexit.drill.client.Word;

import java.util.List;

/**
 * A drill at one moment. Immutable.
 *
 * @param shot what is being done
 * @param of how many there are
 * @param step how far that is
 * @param now what the clients say
 * @param done those that are over
 */
public record DrillProgress(
        DrillPlan.Shot shot, int of, Step step, Word.Now now, List<Round> done) {

    /** The parts of one ending. */
    public enum Step {
        /** The copy is started. */
        STARTING,
        /** Its clients begin. */
        LOADING,
        /** It is told to end. */
        ENDING,
        /** It is gone: what is left is looked for. */
        LOOKING,
        /** It was judged. */
        OVER
    }

    public DrillProgress {
        done = List.copyOf(done);
    }
}
