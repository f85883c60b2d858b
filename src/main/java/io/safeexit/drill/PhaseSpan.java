package io.safeexit.drill;

import io.safeexit.drill.Observation.Told;
import io.safeexit.shutdown.Phase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A phase of the copy's exit on the time line of the drill.
 *
 * @param from when it began, counted from the order
 * @param to when it was over
 */
public record PhaseSpan(Phase phase, Duration from, Duration to) {

    /** All of them, one after the other; none where the copy has not told of any. */
    public static List<PhaseSpan> of(Told told) {
        var spans = new ArrayList<PhaseSpan>();
        var at = told.delay();
        for (var past : told.exit().map(exit -> exit.phases()).orElse(List.of())) {
            var end = at.plus(past.took());
            spans.add(new PhaseSpan(past.phase(), at, end));
            at = end;
        }
        return spans;
    }
}
