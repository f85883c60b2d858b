package io.safeexit.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.journal.history.PastExit;
import io.safeexit.journal.history.PastExits;
import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.Trigger;
import io.safeexit.text.Texts;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code --history} as it is read on a terminal. */
class HistoryTableTest {

    private static PastExit exit(int second, String service, int millis) {
        var at = LocalDateTime.of(2026, 11, 25, 13, 0, second).atZone(ZoneId.systemDefault());
        return new PastExit(
                "" + second,
                service,
                at.toInstant(),
                Optional.of(Duration.ofMillis(millis)),
                Optional.of(Outcome.CLEAN),
                Optional.of(Trigger.SIGTERM),
                Optional.of(Scope.APPLICATION),
                Optional.empty(),
                List.of());
    }

    private static PastExit vanished(int second, String service) {
        var one = exit(second, service, 0);
        return new PastExit(
                one.id(),
                service,
                one.began(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static String table(Locale language, int count, PastExit... newestFirst) {
        return String.join(
                "\n",
                new HistoryTable(Texts.in(language))
                        .lines(new PastExits(List.of(newestFirst)), count));
    }

    @Test
    void columnsStandUnderEachOther() {
        assertEquals(
                """
                When                 Service           Outcome    Took  Asked by
                2026-11-25 13:00:05  Shop              vanished      –  –
                2026-11-25 13:00:04  Practice service  clean     2.4 s  SIGTERM   far slower than usual (8 ms)
                2026-11-25 13:00:03  Practice service  clean      9 ms  SIGTERM
                2026-11-25 13:00:02  Practice service  clean      7 ms  SIGTERM
                2026-11-25 13:00:01  Practice service  clean      7 ms  SIGTERM\
                """,
                table(
                        Locale.ENGLISH,
                        20,
                        vanished(5, "Shop"),
                        exit(4, "service.practice", 2400),
                        exit(3, "service.practice", 9),
                        exit(2, "service.practice", 7),
                        exit(1, "service.practice", 7)));
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        var lines =
                table(Locale.CHINESE, 20, exit(2, "商店", 2), exit(1, "Shop", 1)).lines().toList();
        assertEquals("时间                 服务  结果    用时  触发方式", lines.get(0));
        assertEquals("2026-11-25 13:00:02  商店  正常  2 毫秒  SIGTERM", lines.get(1));
        assertEquals("2026-11-25 13:00:01  Shop  正常  1 毫秒  SIGTERM", lines.get(2));
    }

    @Test
    void noMoreThanWereAskedForAreShownButAllAreComparedWith() {
        var table =
                table(
                        Locale.ENGLISH,
                        1,
                        exit(4, "Shop", 5000),
                        exit(3, "Shop", 9),
                        exit(2, "Shop", 7),
                        exit(1, "Shop", 7));
        assertEquals(2, table.lines().count());
        assertTrue(table.contains("far slower"));
    }

    @Test
    void beforeTheFirstExitItSaysWhatToDo() {
        assertTrue(table(Locale.ENGLISH, 20).startsWith("No exit yet"));
    }
}
