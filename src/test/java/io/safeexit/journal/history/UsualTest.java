package io.safeexit.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Outcome;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is usual, and what is far slower. */
class UsualTest {

    private static PastExit exit(String service, Outcome outcome, int millis) {
        return new PastExit(
                "",
                service,
                Instant.EPOCH,
                Optional.of(Duration.ofMillis(millis)),
                Optional.of(outcome),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Usual usual(int... millis) {
        var exits = IntStream.of(millis).mapToObj(ms -> exit("Shop", Outcome.CLEAN, ms)).toList();
        return new PastExits(exits).usual("Shop").orElseThrow();
    }

    private static boolean isFarSlower(Usual usual, int millis) {
        return usual.isFarSlower(Duration.ofMillis(millis));
    }

    @Test
    void oneOddExitMovesNeitherMedianNorSpread() {
        assertEquals(
                new Usual(Duration.ofMillis(1100), Duration.ofMillis(100)),
                usual(1000, 1100, 1200, 1050, 60_000));
    }

    @Test
    void farSlowerIsOutsideOfTheSpread() {
        var wide = usual(1000, 1500, 2000, 2500, 3000);
        assertFalse(isFarSlower(wide, 4000));
        assertTrue(isFarSlower(wide, 4300));
        var narrow = usual(1000, 1010, 1020);
        assertFalse(isFarSlower(narrow, 1400), "half as much again is not far");
        assertTrue(isFarSlower(narrow, 1600));
    }

    @Test
    void whatNobodyNoticesIsNotFarSlower() {
        var quick = usual(8, 8, 9);
        assertFalse(isFarSlower(quick, 80));
        assertTrue(isFarSlower(quick, 300));
    }

    @Test
    void onlyCleanExitsOfTheSameServiceCount() {
        var exits =
                new PastExits(
                        List.of(
                                exit("Shop", Outcome.CLEAN, 1000),
                                exit("Shop", Outcome.FORCED, 9000),
                                exit("Bank", Outcome.CLEAN, 9000),
                                exit("Shop", Outcome.CLEAN, 1000),
                                exit("Shop", Outcome.CLEAN, 1000)));
        assertEquals(Optional.of(Duration.ofSeconds(1)), exits.usual("Shop").map(Usual::median));
        assertEquals(Optional.empty(), exits.usual("Bank"), "one says nothing");
        assertEquals(
                List.of(false, true, false, false, false),
                exits.newestFirst().stream().map(exits::isFarSlower).toList());
    }
}
