package io.safeexit.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.safeexit.diagnosis.Look;
import io.safeexit.service.ServiceState;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Deadline;
import io.safeexit.shutdown.ExitProgress;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Tier;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The notice that a long exit is over. */
class NoticeTest {

    private final PanelModel model =
            new PanelModel(
                    new Words(Locale.ENGLISH), Language.ENGLISH, Theme.LIGHT, TimeBudget.DEFAULT);
    private final List<String> told = new ArrayList<>();
    private boolean looking;

    @SuppressWarnings("NullAway.Init") // before each test
    private Notice notice;

    @BeforeEach
    void listen() {
        notice = new Notice(model, () -> looking, (title, text, unable) -> told.add(text));
    }

    private static ExitProgress exit(Duration took) {
        var reason = ExitRequest.stop(Trigger.BUTTON);
        var report =
                new ShutdownReport(
                        reason, reason.scope(), Outcome.CLEAN, Instant.EPOCH, took, List.of());
        return new ExitProgress(
                reason, reason.scope(), Tier.SAFE, false, List.of(), Deadline.now(), report);
    }

    private void over(Duration took) {
        var exit = exit(took);
        for (int seconds = 0; seconds < 2; seconds++) {
            model.show(
                    new PanelSnapshot(
                            ServiceState.STOPPED,
                            "",
                            Optional.empty(),
                            Optional.of(Duration.ofSeconds(seconds)),
                            Optional.empty(),
                            Vitals.NONE,
                            List.of(),
                            false,
                            Optional.of(exit),
                            Look.NOTHING,
                            Optional.empty()));
        }
    }

    @Test
    void isGivenOnceToWhoeverHasTurnedToSomethingElse() {
        over(Duration.ofSeconds(11));
        assertEquals(List.of("Ended well in 11.0 s"), told);
    }

    @Test
    void isGivenAtTheEndOfTheProgramToo() {
        notice.last(Optional.of(exit(Duration.ofSeconds(11))));
        assertEquals(List.of("Ended well in 11.0 s"), told);
    }

    @Test
    void isNotGivenAgainAtTheEndOfTheProgram() {
        over(Duration.ofSeconds(11));
        notice.last(model.now().exit());
        assertEquals(1, told.size());
    }

    @Test
    void isNotGivenForAShortExit() {
        over(Duration.ofSeconds(10));
        assertEquals(List.of(), told);
    }

    @Test
    void isNotGivenToWhoeverLooksOn() {
        looking = true;
        over(Duration.ofSeconds(11));
        assertEquals(List.of(), told);
    }
}
