package io.safeexit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.drill.DrillPlan.Shot;
import io.safeexit.settings.DrillKind;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.shutdown.ExitDesk;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/** When the orders of a drill come. */
class DrillPlanTest {

    private static DrillPlan plan(int times, OptionalLong seed) {
        return new DrillPlan(DrillKind.FULL, new ServiceChoice.BuiltIn(), List.of(), times, seed);
    }

    private static List<Shot> shots(int times, long seed) {
        return plan(times, OptionalLong.of(seed)).shots();
    }

    @Test
    void theSameSeedMeansTheSameMoments() {
        assertEquals(shots(3, 42), shots(3, 42));
        assertNotEquals(
                shots(1, 42).stream().map(Shot::moment).toList(),
                shots(1, 43).stream().map(Shot::moment).toList());
    }

    /** The seed that a failure names repeats its time round alone, not all that came before it. */
    @Test
    void theSeedOfAFailureRepeatsItAlone() {
        var all = shots(4, 42);
        var third = all.get(2 * Ending.values().length + 1);
        var alone = shots(1, third.seed().getAsLong()).get(1);
        assertEquals(third.ending(), alone.ending());
        assertEquals(third.moment(), alone.moment());
        assertEquals(third.gap(), alone.gap());
    }

    @Test
    void withoutASeedTheMomentsAreTheSameEachTime() {
        var shots = plan(2, OptionalLong.empty()).shots();
        assertEquals(2 * Ending.values().length, shots.size());
        assertEquals(1, shots.stream().map(Shot::moment).distinct().count());
        assertTrue(shots.stream().allMatch(shot -> shot.seed().isEmpty()));
    }

    @Test
    void aSecondInterruptIsNeverTheSameKeystroke() {
        assertTrue(
                shots(200, 1).stream()
                        .allMatch(shot -> shot.gap().compareTo(ExitDesk.SAME_KEYSTROKE) > 0));
    }
}
