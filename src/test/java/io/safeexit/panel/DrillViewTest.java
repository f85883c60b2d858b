package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.drill.DrillPlan;
import io.safeexit.drill.DrillProgress;
import io.safeexit.drill.DrillProgress.Step;
import io.safeexit.drill.DrillResult;
import io.safeexit.drill.Ending;
import io.safeexit.drill.Finding;
import io.safeexit.drill.Round;
import io.safeexit.drill.client.Word;
import io.safeexit.journal.history.PastDrill;
import io.safeexit.journal.history.PastDrill.PastRound;
import io.safeexit.settings.DrillKind;
import io.safeexit.settings.ServiceChoice;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.TimeBudget;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The rehearsals of the exit in the window. */
class DrillViewTest extends PanelFixture {

    private static final TimeBudget LIMITS =
            new TimeBudget(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private static final DrillPlan.Shot SHOT =
            new DrillPlan.Shot(1, Ending.TERM, OptionalLong.empty(), Duration.ZERO, Duration.ZERO);

    private static final Round FAILED =
            new Round(
                    SHOT,
                    Optional.empty(),
                    List.of(new Finding(true, "drill.found.noLoad", List.of("http://x/"))),
                    List.of(new Finding(false, "drill.advice.lost", List.of())));

    private void openSheet(Locale language) {
        open(LIMITS, language, Theme.LIGHT, Optional.empty());
        key("Shortcut+D");
        await().atMost(PATIENCE).until(() -> Tour.shown("#drillSheet"));
    }

    private static DrillProgress progress() {
        return new DrillProgress(SHOT, 5, Step.ENDING, new Word.Now(12, 3, 1234), List.of());
    }

    private static DrillResult result(DrillPlan plan, Round round) {
        return new DrillResult(
                plan, "Shop", Instant.EPOCH, Duration.ofSeconds(4), List.of(round), false);
    }

    @Test
    void progressIsShownWhileItGoesOnAndTheVerdictWhenItIsOver() throws Exception {
        openSheet(Locale.ENGLISH);
        press("#drillBegin");
        var drill = rig.drills.next();
        assertEquals(DrillKind.CLEANUP, drill.plan().kind());
        assertEquals(new ServiceChoice.BuiltIn(), drill.plan().service());
        drill.heard().accept(progress());
        awaitText("#drillStep", "1 of 5: SIGTERM · under load · 1,234 answered, 15 in flight");
        drill.result().complete(result(drill.plan(), FAILED));
        awaitText("#drillVerdict", "Failed, 1 of 1: The clients could not ask it at http://x/");
        awaitText("#drillRounds .drill-advice > .label", "The program ends before");
        awaitText("#drillStep", "");
    }

    @Test
    void whatIsChosenIsWhatIsRehearsed() throws Exception {
        openSheet(Locale.ENGLISH);
        fx(
                () -> {
                    var scene = stage().getScene();
                    @SuppressWarnings("unchecked")
                    var kind = (ComboBox<DrillKind>) scene.lookup("#drillKind");
                    kind.setValue(DrillKind.FULL);
                    ((TextField) scene.lookup("#drillPaths")).setText(" /api?x=1  /events ");
                    return null;
                });
        press("#drillRandom");
        press("#drillBegin");
        var plan = rig.drills.next().plan();
        assertEquals(DrillKind.FULL, plan.kind());
        assertEquals(List.of("/api?x=1", "/events"), plan.paths());
        assertTrue(plan.seed().isPresent());
    }

    @Test
    void whatIsNoPathIsSaidBeforeAnythingIsStarted() {
        openSheet(Locale.ENGLISH);
        fx(
                () -> {
                    ((TextField) stage().getScene().lookup("#drillPaths")).setText("api");
                    return null;
                });
        awaitText("#drillFlaw", "a path that begins with /");
        assertTrue(fx(() -> stage().getScene().lookup("#drillBegin").isDisabled()));
    }

    @Test
    void itIsBrokenOffByItsButton() throws Exception {
        openSheet(Locale.SIMPLIFIED_CHINESE);
        press("#drillBegin");
        var drill = rig.drills.next();
        press("#drillCancel");
        drill.brokenOff().get();
        awaitText("#drillVerdict", "已中止");
    }

    @Test
    void aDrillThatIsOverIsInTheHistory() throws Exception {
        var round =
                new PastRound(
                        "TERM",
                        false,
                        1000,
                        12,
                        Duration.ofMillis(900),
                        Duration.ofSeconds(15),
                        OptionalInt.of(0),
                        List.of("12 requests were lost"));
        openSheet(Locale.ENGLISH);
        press("#drillBegin");
        var drill = rig.drills.next();
        rig.drills.past.set(
                List.of(
                        new PastDrill(
                                "1",
                                "Shop",
                                Instant.now(),
                                Duration.ofSeconds(4),
                                "FULL",
                                OptionalLong.empty(),
                                false,
                                List.of(round))));
        drill.result().complete(result(drill.plan(), FAILED));
        awaitText("#drillVerdict", "Failed");
        press("#drillClose");
        key("Shortcut+Shift+H");
        await().atMost(PATIENCE).until(() -> Tour.shown("#toDrills"));
        press("#toDrills");
        await().atMost(PATIENCE).until(() -> Tour.shown("#drillTable"));
        await().atMost(PATIENCE).until(() -> fx(() -> table().getItems().size()) == 1);
        fx(
                () -> {
                    table().getSelectionModel().select(0);
                    return null;
                });
        awaitText("#drillSaid", "SIGTERM: 1,000 requests answered, 12 lost");
        awaitText("#drillSaid", "12 requests were lost");
        press("#toExits");
        await().atMost(PATIENCE).until(() -> !Tour.shown("#drillTable"));
    }

    private static TableView<?> table() {
        return (TableView<?>) stage().getScene().lookup("#drillTable");
    }
}
