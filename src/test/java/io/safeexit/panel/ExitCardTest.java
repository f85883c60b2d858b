package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The exit as the card shows it. */
class ExitCardTest extends PanelFixture {

    private static Node row(Phase phase) {
        return stage().getScene().lookup("#phase-" + phase.number());
    }

    /** The state of each phase, as the style says it. */
    private static List<String> phases() {
        return fx(
                () -> {
                    var states = new ArrayList<String>();
                    for (Phase phase : Phase.values()) {
                        states.add(
                                row(phase).getStyleClass().stream()
                                        .filter(style -> style.startsWith("phase-"))
                                        .map(style -> style.substring("phase-".length()))
                                        .findFirst()
                                        .orElse("?"));
                    }
                    return states;
                });
    }

    private static String stateOf(Phase phase) {
        return phases().get(phase.number() - 1);
    }

    private static String label(Phase phase, String id) {
        return fx(
                () ->
                        row(phase).lookup(id) instanceof Label label
                                ? label.getText()
                                : "nothing is said");
    }

    private static void awaitPhases(String... expected) {
        await(List.of(expected).toString())
                .atMost(PATIENCE)
                .until(() -> phases().equals(List.of(expected)));
    }

    @Test
    void phasesAreShownInOrder() {
        open(AMPLE);
        var service = running();
        awaitPhases("waiting", "waiting", "waiting", "waiting", "waiting");
        press("#stop");
        for (Phase phase : Phase.values()) {
            var expected = new String[Phase.values().length];
            for (Phase other : Phase.values()) {
                int order = Integer.compare(other.number(), phase.number());
                expected[other.number() - 1] =
                        order < 0 ? "done" : order == 0 ? "running" : "waiting";
            }
            awaitPhases(expected);
            service.step(phase).letGo();
        }
        awaitPhases("done", "done", "done", "done", "done");
        awaitText("#promise", "Ended well");
    }

    @Test
    void aPhaseShowsHowFarItIsAndWhatItWaitsFor() {
        open(AMPLE);
        var service = running();
        service.holdOnly(Phase.FINISH_REQUESTS);
        service.step(Phase.FINISH_REQUESTS).at(3, 12, "GET /work?ms=60000");
        press("#stop");
        await().atMost(PATIENCE)
                .until(() -> label(Phase.FINISH_REQUESTS, "#left").equals("3 of 12 left"));
        assertEquals("waiting for GET /work?ms=60000", label(Phase.FINISH_REQUESTS, "#waiting"));
        assertTrue(label(Phase.FINISH_REQUESTS, "#time").matches("\\d+\\.\\d / \\d+(\\.\\d)? s"));
        assertEquals(
                0.75,
                fx(() -> ((ProgressBar) row(Phase.FINISH_REQUESTS).lookup("#bar")).getProgress()));
        service.step(Phase.FINISH_REQUESTS).at(1, 12, "GET /last");
        await().atMost(PATIENCE)
                .until(() -> label(Phase.FINISH_REQUESTS, "#left").equals("1 of 12 left"));
        assertEquals("waiting for GET /last", label(Phase.FINISH_REQUESTS, "#waiting"));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void forceDuringEachPhaseEndsItAtOnce(Phase phase) {
        open(AMPLE);
        var service = running();
        service.holdOnly(phase);
        press("#stop");
        await().atMost(PATIENCE).until(() -> stateOf(phase).equals("running"));
        press("#force");
        awaitText("#promise", "Forced to end");
        assertEquals("skipped", stateOf(phase));
        assertTrue(
                fx(() -> stage().getScene().lookup("#emergency").getStyleClass())
                        .contains("current"));
        awaitText("#lastExit", "forced");
        assertTrue(service.step(phase).aborted);
    }

    @Test
    void overTimeIsSaidByTierAndPhase() {
        open(new TimeBudget(Duration.ofMillis(400), Duration.ofSeconds(60)));
        var service = running();
        service.holdOnly(Phase.FINISH_REQUESTS, Phase.RELEASE_MEMORY);
        service.step(Phase.FINISH_REQUESTS).at(2, 12, "GET /stuck");
        press("#stop");
        awaitPhases("done", "problem", "done", "running", "waiting");
        assertTrue(
                fx(() -> stage().getScene().lookup("#timed").getStyleClass()).contains("current"));
        assertEquals("2 of 12 not finished", label(Phase.FINISH_REQUESTS, "#left"));
        service.letAllGo();
        awaitText("#promise", "things unfinished");
        awaitText("#lastExit", "degraded");
    }

    @Test
    void tenSecondsMoreMoveThePromise() {
        open(AMPLE);
        running();
        press("#stop");
        awaitText("#promise", "Stopped in");
        double before = promised();
        press("#extend");
        await().atMost(PATIENCE).until(() -> promised() > before);
        double after = promised();
        assertTrue(after <= before + 10 && after > before + 5, before + " then " + after);
    }

    private static double promised() {
        var text = text("#promise");
        return Double.parseDouble(text.replaceAll("[^0-9.]", ""));
    }

    @Test
    void thePromiseNeverJumpsUp() {
        open(new TimeBudget(Duration.ofMillis(600), Duration.ofSeconds(3)));
        running();
        var said = new CopyOnWriteArrayList<String>();
        fx(
                () -> {
                    ((Label) stage().getScene().lookup("#promise"))
                            .textProperty()
                            .addListener((_, _, text) -> said.add(text));
                    return null;
                });
        press("#stop");
        awaitText("#promise", "Forced");
        double last = Double.MAX_VALUE;
        int counted = 0;
        for (String text : said) {
            if (text.startsWith("Stopped in")) {
                double left = Double.parseDouble(text.replaceAll("[^0-9.]", ""));
                assertTrue(left <= last, said.toString());
                last = left;
                counted++;
            }
        }
        assertTrue(counted > 5, said.toString());
    }

    @Test
    void theWindowAnswersWhileATaskIsStuck() {
        open(AMPLE);
        var service = running();
        service.holdOnly(Phase.FINISH_REQUESTS);
        press("#stop");
        awaitText("#state", "Stopping");
        press("#log #filter");
        robot.write("phase", 0);
        assertEquals(
                "phase", fx(() -> robot.lookup("#log #filter").queryTextInputControl().getText()));
        robot.type(KeyCode.F1);
        awaitText(".key", "F5");
        robot.type(KeyCode.ESCAPE);
        assertTrue(rig.desk.underWay());
        var first = text("#promise");
        await().atMost(PATIENCE).until(() -> !text("#promise").equals(first));
    }

    @Test
    void theLoadCountsDownDuringAnExit() {
        open(AMPLE);
        var service = running();
        service.load(12, 64, 3, 1000);
        awaitText("#inFlight", "12");
        awaitText("#connections", "64");
        awaitText("#streams", "3");
        press("#stop");
        service.load(0, 2, 0, 1012);
        awaitText("#inFlight", "0");
        awaitText("#connections", "2");
    }
}
