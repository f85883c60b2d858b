package io.safeexit.journal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.history.PastDrill.PastRound;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Drills are remembered beside the exits. */
class DrillHistoryTest {

    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00.123Z");

    private final List<ShutdownEvent> said = new ArrayList<>();

    @TempDir Path folder;

    private DrillHistory history(int keep) {
        return new DrillHistory(folder, keep, said::add);
    }

    private static PastDrill drill(String id, int minutes, boolean passed) {
        return new PastDrill(
                id,
                "Shop",
                BEGAN.plus(Duration.ofMinutes(minutes)),
                Duration.ofMillis(4321),
                "FULL",
                passed ? OptionalLong.empty() : OptionalLong.of(77),
                false,
                List.of(
                        new PastRound(
                                "TERM",
                                passed,
                                1000,
                                passed ? 0 : 12,
                                Duration.ofMillis(900),
                                Duration.ofSeconds(15),
                                OptionalInt.of(passed ? 0 : 3),
                                passed ? List.of() : List.of("12 requests were lost", "Do it"))));
    }

    @Test
    void aDrillIsRememberedWhole() throws IOException {
        var failed = drill("one", 1, false);
        var passed = drill("two", 2, true);
        history(10).add(failed);
        history(10).add(passed);
        assertEquals(List.of(passed, failed), history(10).read());
        assertTrue(passed.passed());
        assertFalse(failed.passed());
    }

    @Test
    void theOldestGoFirst() throws IOException {
        for (int minute = 1; minute <= 3; minute++) {
            history(2).add(drill("" + minute, minute, true));
        }
        assertEquals(List.of("3", "2"), history(2).read().stream().map(PastDrill::id).toList());
    }

    /** As the first version of this program has written it: without drills. */
    @Test
    void aHistoryFromBeforeThereWereDrillsGoesOn() throws Exception {
        var exit =
                new PastExit(
                        "1",
                        "Shop",
                        BEGAN,
                        Optional.of(Duration.ofMillis(5)),
                        Optional.of(Outcome.CLEAN),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        new HistoryDatabase(folder, said::add)
                .with(
                        open -> {
                            new ExitRows(open).add(exit);
                            return exit;
                        });
        sql("DROP TABLE drill_round", "DROP TABLE drill", "PRAGMA user_version = 1");

        history(10).add(drill("one", 1, true));
        assertEquals(1, history(10).read().size());
        assertEquals(List.of(exit), new ExitHistory(folder, 10, said::add).read().newestFirst());
        assertEquals(List.of(), said);
    }

    private void sql(String... statements) throws SQLException {
        try (var open = DriverManager.getConnection("jdbc:sqlite:" + folder + "/history.db");
                var statement = open.createStatement()) {
            for (String one : statements) {
                statement.executeUpdate(one);
            }
        }
    }
}
