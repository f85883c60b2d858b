package io.safeexit.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.history.PastExit.PastPhase;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Past exits as other programs read them. */
class HistoryExportTest {

    private static final PastExit CLEAN =
            new PastExit(
                    "1",
                    "service.practice",
                    Instant.EPOCH,
                    Optional.of(Duration.ofMillis(100)),
                    Optional.of(Outcome.CLEAN),
                    Optional.of(Trigger.BUTTON),
                    Optional.of(Scope.SERVICE),
                    Optional.empty(),
                    List.of(
                            new PastPhase(
                                    Phase.STOP_ACCEPTING,
                                    Duration.ofNanos(1_500_000),
                                    0,
                                    List.of()),
                            new PastPhase(
                                    Phase.FINISH_REQUESTS, Duration.ofMillis(98), 0, List.of())));

    private static final PastExit VANISHED =
            new PastExit(
                    "2",
                    "Shop \"2\", new",
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    private static final List<PastExit> BOTH = List.of(VANISHED, CLEAN);

    private static HistoryExport export(Locale language) {
        return new HistoryExport(new PastExits(BOTH), Texts.in(language));
    }

    @Test
    void aSpreadsheetGetsOneRowAnExitAndTheSameColumnsInEveryLanguage() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            var rows = export(language).csv(BOTH).lines().toList();
            assertEquals(3, rows.size());
            assertTrue(rows.get(0).startsWith("\uFEFFbegan,service,outcome,took_ms"), rows.get(0));
            assertTrue(
                    rows.get(1).contains(",\"Shop \"\"2\"\", new\",vanished,,,false,,"),
                    rows.get(1));
            var service = Texts.in(language).get("service.practice");
            assertTrue(
                    rows.get(2)
                            .endsWith(
                                    ","
                                            + service
                                            + ",clean,100.000,,false,button,service,1.500,98.000,,,,"),
                    rows.get(2));
        }
    }

    @Test
    void aProgramGetsAnArrayWithWhatIsNotKnownAsNull() {
        var json = export(Locale.ENGLISH).json(BOTH);
        assertTrue(json.startsWith("[\n") && json.endsWith("\n]\n"), json);
        assertTrue(json.contains("\"service\": \"Shop \\\"2\\\", new\""), json);
        assertTrue(json.contains("\"took_ms\": null, \"usual_ms\": null"), json);
        assertTrue(json.contains("{\"phase\": \"finish-requests\", \"took_ms\": 98.000"), json);
        assertEquals("[\n]\n", export(Locale.ENGLISH).json(List.of()));
    }
}
