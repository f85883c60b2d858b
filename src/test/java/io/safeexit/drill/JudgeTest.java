package io.safeexit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.drill.Observation.Left;
import io.safeexit.drill.client.Counts;
import io.safeexit.drill.client.Errand.Kind;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What counts as kept promises, and what is said where they are not. */
class JudgeTest {

    private static final Duration SOON = Duration.ofMillis(900);
    private static final OptionalInt CLEAN = OptionalInt.of(0);
    private final DrillWords words = new DrillWords(Texts.in(Locale.ENGLISH));

    private List<String> failures(Ending ending, Observation seen) {
        return Judge.findings(ending, seen).stream()
                .filter(Finding::fails)
                .map(words::say)
                .toList();
    }

    private static Observation seen(Map<Kind, Counts> counts, OptionalInt code) {
        return DrillSamples.of(counts, SOON, code, Left.NOTHING, DrillSamples.told());
    }

    @Test
    void whereEverythingIsAnsweredInTimeThereIsNothingToSay() {
        for (Ending ending : List.of(Ending.GRACEFUL, Ending.INTERRUPT, Ending.TERM)) {
            assertEquals(List.of(), Judge.findings(ending, DrillSamples.good()));
        }
    }

    @Test
    void oneLostRequestFailsAPoliteEndingAndIsNamed() {
        assertEquals(
                List.of("1 request was lost, of 1,003 (GET /work: Connection reset)"),
                failures(Ending.TERM, seen(DrillSamples.counts(1), CLEAN)));
    }

    @Test
    void byForceRequestsMayBeCutOff() {
        var forced =
                Judge.findings(
                        Ending.INTERRUPT_TWICE, seen(DrillSamples.counts(5), OptionalInt.of(130)));
        assertEquals(1, forced.size());
        assertFalse(forced.getFirst().fails());
        assertEquals(
                List.of(),
                failures(Ending.KILL, seen(DrillSamples.counts(5), OptionalInt.of(137))));
    }

    @Test
    void aStreamThatIsCutIsNoLostRequestButFailsToo() {
        var counts =
                Map.of(
                        Kind.QUICK, new Counts(9, 9, 0, 0, 0),
                        Kind.STREAM, new Counts(3, 1, 0, 0, 2));
        assertEquals(
                List.of("2 open streams were cut off without an end, of 3"),
                failures(Ending.GRACEFUL, seen(counts, CLEAN)));
    }

    @Test
    void whatMetAClosingConnectionIsWorthANoteOnly() {
        var counts = Map.of(Kind.QUICK, new Counts(9, 7, 1, 1, 0));
        var found = Judge.findings(Ending.GRACEFUL, seen(counts, CLEAN));
        assertEquals(2, found.size());
        assertTrue(found.stream().noneMatch(Finding::fails));
    }

    @Test
    void laterThanPromisedFails() {
        var late =
                DrillSamples.of(
                        DrillSamples.counts(0),
                        DrillSamples.PROMISED.plusMillis(100),
                        CLEAN,
                        Left.NOTHING,
                        DrillSamples.told());
        assertEquals(
                List.of("It was gone 15.1 s after the order; promised are 15.0 s"),
                failures(Ending.GRACEFUL, late));
    }

    @Test
    void whatIsStillThereFailsWhateverElseIsSaid() {
        var left =
                new Left(
                        List.of("sh (7)"), Optional.of("sh (7), 8123"), List.of(), List.of("main"));
        var stays =
                DrillSamples.of(
                        DrillSamples.counts(0),
                        DrillSamples.PROMISED,
                        OptionalInt.empty(),
                        left,
                        DrillSamples.told());
        var failures = failures(Ending.GRACEFUL, stays);
        assertTrue(failures.getFirst().startsWith("It was still there"), failures.toString());
        assertTrue(failures.contains("A process is left behind: sh (7)"), failures.toString());
        assertTrue(failures.contains("Its port is still taken, by sh (7), 8123"));
        assertTrue(failures.contains("A thread is left behind: main"), failures.toString());
    }

    @Test
    void leftFilesAreWorthANoteOnly() {
        var left = new Left(List.of(), Optional.empty(), List.of("a", "b"), List.of());
        var found =
                Judge.findings(
                        Ending.TERM,
                        DrillSamples.of(
                                DrillSamples.counts(0), SOON, CLEAN, left, DrillSamples.told()));
        assertEquals(1, found.size());
        assertFalse(found.getFirst().fails());
        assertEquals("2 files are left behind: a, b", words.say(found.getFirst()));
    }

    @Test
    void exitCodeThreeIsToldWithItsReasons() {
        assertEquals(
                List.of(
                        "It ended, but not everything did so in time (exit code 3): the limit is"
                                + " near; it was killed"),
                failures(Ending.TERM, seen(DrillSamples.counts(0), OptionalInt.of(3))));
        assertEquals(
                List.of("Its exit code was 130"),
                failures(Ending.TERM, seen(DrillSamples.counts(0), OptionalInt.of(130))));
    }

    @Test
    void aTracebackFails() {
        var seen =
                DrillSamples.of(
                        DrillSamples.counts(0),
                        SOON,
                        CLEAN,
                        Left.NOTHING,
                        DrillSamples.told("RuntimeError: x"));
        assertEquals(
                List.of("A traceback was printed while it ended: RuntimeError: x"),
                failures(Ending.TERM, seen));
    }

    @Test
    void whoAskedNothingHasProvedNothing() {
        assertEquals(
                List.of("The clients never came to ask anything"),
                failures(Ending.GRACEFUL, seen(Map.of(), CLEAN)));
    }
}
