package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.diagnosis.Look;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitProgress.PhaseProgress;
import io.safeexit.shutdown.ExitProgress.PhaseState;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Progress;
import io.safeexit.shutdown.Tier;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The phases as they stand in the console. */
class PhaseLinesTest {

    private static ExitProgress progress(ExitRequest request, Tier tier) {
        return new ExitProgress(
                request,
                request.scope(),
                tier,
                false,
                List.of(
                        phase(Phase.STOP_ACCEPTING, PhaseState.DONE, 12, Progress.NONE),
                        phase(
                                Phase.FINISH_REQUESTS,
                                PhaseState.RUNNING,
                                2100,
                                new Progress(3, 12, "GET /work?ms=60000")),
                        phase(Phase.CLOSE_CONNECTIONS, PhaseState.PROBLEM, 80, Progress.NONE),
                        phase(Phase.RELEASE_MEMORY, PhaseState.SKIPPED, 0, Progress.NONE),
                        phase(Phase.COLLECT_GARBAGE, PhaseState.WAITING, 0, Progress.NONE)),
                Deadline.in(Duration.ofHours(1)),
                null);
    }

    private static PhaseProgress phase(Phase phase, PhaseState state, long millis, Progress work) {
        return new PhaseProgress(
                phase, state, Duration.ofMillis(millis), Duration.ofSeconds(5), work);
    }

    private static List<String> lines(Locale language, int columns) {
        var running = progress(ExitRequest.stop(Trigger.CONSOLE), Tier.SAFE);
        return new PhaseLines(Texts.in(language), false).of(running, Look.NOTHING, columns);
    }

    @Test
    void eachPhaseIsALineWithItsStateItsTimeAndWhatItWaitsFor() {
        var lines = lines(Locale.ENGLISH, 120);
        assertEquals("  ✓ 1 Stop accepting          12 ms", lines.get(0));
        assertEquals(
                "  ◐ 2 Finish requests     2.1 / 5 s  ▓▓▓▓▓▓▓░░░ 3 of 12 left"
                        + " · waiting for GET /work?ms=60000",
                lines.get(1));
        assertEquals("  ! 3 Close connections       80 ms", lines.get(2));
        assertEquals("  - 4 Release memory", lines.get(3));
        assertEquals("  ○ 5 Collect garbage", lines.get(4));
        assertTrue(lines.get(5).matches("  Stopped in 3[56]\\d\\d\\.\\d s at the latest.*force.*"));
    }

    @Test
    void whereThereIsLittleRoomWhatIsWaitedForGoesBeforeTheBar() {
        assertEquals(
                "  ◐ 2 Finish requests     2.1 / 5 s  waiting for GET /work?ms=60000 · 3 o…",
                lines(Locale.ENGLISH, 74).get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 80, 120})
    void noLineIsWiderThanTheTerminalWhateverTheLetters(int columns) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            lines(language, columns).forEach(line -> assertTrue(Columns.of(line) <= columns, line));
        }
    }

    @Test
    void chineseNamesStandBelowEachOther() {
        var lines = lines(Locale.SIMPLIFIED_CHINESE, 120);
        assertEquals("  ✓ 1 停止接收     12 毫秒", lines.get(0));
        assertTrue(lines.get(1).startsWith("  ◐ 2 完成请求  2.1 / 5 秒  ▓"), lines.get(1));
    }

    @Test
    void howItEndsSoonerDependsOnWhatEnds() {
        var lines = new PhaseLines(Texts.in(Locale.ENGLISH), false);
        var exit = progress(ExitRequest.exit(Trigger.SIGINT), Tier.SAFE);
        assertTrue(lines.of(exit, Look.NOTHING, 120).get(5).endsWith(" · Ctrl+C: at once"));
        var forced = progress(ExitRequest.exit(Trigger.SIGINT), Tier.EMERGENCY);
        assertEquals("  Ending at once", lines.of(forced, Look.NOTHING, 120).get(5));
    }

    @Test
    void coloursAreOnlyThereWhereTheyAreWanted() {
        var running = progress(ExitRequest.stop(Trigger.CONSOLE), Tier.SAFE);
        var texts = Texts.in(Locale.ENGLISH);
        var plain = String.join("", new PhaseLines(texts, false).of(running, Look.NOTHING, 80));
        assertFalse(plain.contains("\u001b"));
        var coloured = new PhaseLines(texts, true).of(running, Look.NOTHING, 80);
        assertTrue(coloured.get(0).startsWith("\u001b[32m  ✓\u001b[0m 1 Stop"), coloured.get(0));
    }
}
