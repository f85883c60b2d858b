package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.Blocker;
import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the window says of what an exit waits for, and what can be done about it there. */
class WhyTabTest extends PanelFixture {

    /** Half of it is soon over, and all of it long enough for what follows. */
    private static final TimeBudget SHORT =
            new TimeBudget(Duration.ofSeconds(10), Duration.ofSeconds(60));

    private final PuppetHold request = new PuppetHold("GET /work?ms=60000");
    private final PuppetHold upload = new PuppetHold("POST /upload");
    private final PuppetHold process = new PuppetHold("python3 worker.py");

    /** Stopping, held by an upload and a request, in that order. */
    private PuppetService held() {
        var service = running();
        service.holdOnly(Phase.FINISH_REQUESTS);
        service.step(Phase.FINISH_REQUESTS).at(2, 2, "GET /older");
        service.heldBy(
                request.is(Blocker.Kind.REQUEST, "127.0.0.1:51234", 12),
                upload.is(Blocker.Kind.UPLOAD, "127.0.0.1:51235", 3));
        press("#stop");
        return service;
    }

    private static List<String> sentences() {
        return fx(
                () ->
                        stage().getScene().getRoot().lookupAll(".why-cell").stream()
                                .filter(node -> node.getAccessibleText() != null)
                                .filter(node -> ((WhyCell) node).getItem() != null)
                                .sorted((a, b) -> Double.compare(a.getLayoutY(), b.getLayoutY()))
                                .map(node -> node.getAccessibleText())
                                .toList());
    }

    private static void awaitSentences(String... expected) {
        await(List.of(expected).toString())
                .atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(List.of(expected), sentences()));
    }

    private static String tab() {
        return fx(() -> tabs().getSelectionModel().getSelectedItem().getText());
    }

    private static TabPane tabs() {
        return (TabPane) stage().getScene().lookup(".viewers > .tab-pane");
    }

    private static ListView<?> list() {
        return (ListView<?>) stage().getScene().lookup("#whyList");
    }

    private static void select(int index) {
        fx(
                () -> {
                    list().requestFocus();
                    return null;
                });
        robot(index == 0 ? KeyCode.HOME : KeyCode.END);
        await().atMost(PATIENCE)
                .until(() -> fx(() -> list().getSelectionModel().getSelectedIndex()) == index);
    }

    private static void robot(KeyCode code) {
        new FxRobot().type(code);
    }

    private static String details() {
        return fx(() -> ((TextArea) stage().getScene().lookup("#whyText")).getText());
    }

    @Test
    void aRowSaysWhatForWhomAndSinceWhen() {
        open(AMPLE);
        held();
        key("Shortcut+Shift+W");
        awaitSentences(
                "Upload POST /upload for 127.0.0.1:51235 since 3.0 s",
                "Request GET /work?ms=60000 for 127.0.0.1:51234 since 12.0 s");
        assertEquals("Why? (2)", tab());
        assertEquals("Upload POST /upload for 127.0.0.1:51235 since 3.0 s", text("#whySentence"));
        awaitText("#whyAdvice", "A limit for reading a body would end it.");
        await().atMost(PATIENCE)
                .until(
                        () ->
                                fx(() -> stage().getScene().lookup("#phase-2").getAccessibleText())
                                        .contains("waiting for POST /upload for 127.0.0.1:51235"));
    }

    @Test
    void eachSortIsSaidInItsOwnWords() {
        open(AMPLE);
        held().heldBy(
                        new PuppetHold("GET /a ↔ GET /b").is(Blocker.Kind.DEADLOCK, "", 0),
                        new PuppetHold("sleep 60").is(Blocker.Kind.PIPE, "4711", 9),
                        new PuppetHold("GET /stream").is(Blocker.Kind.STREAM, "127.0.0.1:5", 8),
                        new PuppetHold("poller").is(Blocker.Kind.THREAD, "", 0));
        key("Shortcut+Shift+W");
        awaitSentences(
                "Deadlock GET /a ↔ GET /b",
                "Open pipe 4711 sleep 60 since 9.0 s: keeps the output of the program open",
                "Event stream GET /stream for 127.0.0.1:5 since 8.0 s",
                "Thread poller");
        select(0);
        awaitText("#whyAdvice", "Take the locks in the same order everywhere");
    }

    @Test
    void aPipeThatSomebodyElseKeepsOpenIsSaidWithWhatToDo() {
        open(AMPLE);
        held().heldBy(
                        new PuppetHold("sleep 60").is(Blocker.Kind.PIPE, "4711", 9),
                        new PuppetHold("").is(Blocker.Kind.CONNECTION, "127.0.0.1:6", 7));
        key("Shortcut+Shift+W");
        awaitSentences(
                "Open pipe 4711 sleep 60 since 9.0 s: keeps the output of the program open",
                "Connection 127.0.0.1:6 since 7.0 s");
        awaitText("#whyAdvice", "process 4711 is none of its own");
    }

    @Test
    void detailsFollowTheSelectedOne() {
        open(AMPLE);
        process.details = List.of("python3 worker.py --deep", "/var/log/worker.log");
        process.deafTo = List.of("SIGTERM");
        var service = held();
        service.heldBy(
                request.is(Blocker.Kind.REQUEST, "127.0.0.1:51234", 12),
                process.is(Blocker.Kind.PROCESS, "4711", 30));
        key("Shortcut+Shift+W");
        awaitSentences(
                "Request GET /work?ms=60000 for 127.0.0.1:51234 since 12.0 s",
                "Process 4711 python3 worker.py since 30.0 s: deaf to SIGTERM");
        select(1);
        await().atMost(PATIENCE)
                .until(() -> details().equals("python3 worker.py --deep\n/var/log/worker.log"));
        process.details = List.of("python3 worker.py --deep", "/var/log/other.log");
        service.heldBy(process.is(Blocker.Kind.PROCESS, "4711", 31));
        await().atMost(PATIENCE).until(() -> details().endsWith("other.log"));
    }

    @Test
    void theSelectedOneStaysSelectedAndRowsStayInTheirPlaces() {
        open(AMPLE);
        var service = held();
        key("Shortcut+Shift+W");
        await().atMost(PATIENCE).until(() -> sentences().size() == 2);
        select(1);
        service.heldBy(
                new PuppetHold("POST /other").is(Blocker.Kind.UPLOAD, "127.0.0.1:51236", 40),
                request.is(Blocker.Kind.REQUEST, "127.0.0.1:51234", 14),
                upload.is(Blocker.Kind.UPLOAD, "127.0.0.1:51235", 5));
        awaitSentences(
                "Upload POST /upload for 127.0.0.1:51235 since 5.0 s",
                "Request GET /work?ms=60000 for 127.0.0.1:51234 since 14.0 s",
                "Upload POST /other for 127.0.0.1:51236 since 40.0 s");
        service.heldBy(request.is(Blocker.Kind.REQUEST, "127.0.0.1:51234", 15));
        awaitSentences("Request GET /work?ms=60000 for 127.0.0.1:51234 since 15.0 s");
        assertEquals(0, fx(() -> list().getSelectionModel().getSelectedIndex()));
        service.heldBy(upload.is(Blocker.Kind.UPLOAD, "127.0.0.1:51235", 5));
        awaitSentences("Upload POST /upload for 127.0.0.1:51235 since 5.0 s");
        // Another must not take its place under a hand that is about to press.
        assertEquals(-1, fx(() -> list().getSelectionModel().getSelectedIndex()));
    }

    @Test
    void cancelAndForceReachTheSelectedOneOnly() {
        open(AMPLE);
        held();
        key("Shortcut+Shift+W");
        await().atMost(PATIENCE).until(() -> sentences().size() == 2);
        select(1);
        press("#whyCancel");
        await().atMost(PATIENCE).until(() -> request.cancelled);
        awaitText("#whySaid", "It was told to give up.");
        await("told once is enough")
                .atMost(PATIENCE)
                .until(() -> fx(() -> button("#whyCancel").isDisabled()));
        select(0);
        press("#whyForce");
        await().atMost(PATIENCE).until(() -> upload.forced);
        assertFalse(request.forced);
        assertFalse(upload.cancelled);
    }

    @Test
    void afterOneWasCancelledAnotherDoesNotTakeItsPlaceByItself() {
        open(AMPLE);
        var service = held();
        key("Shortcut+Shift+W");
        await().atMost(PATIENCE).until(() -> sentences().size() == 2);
        press("#whyCancel");
        await().atMost(PATIENCE).until(() -> upload.cancelled);
        for (int seconds = 13; seconds < 15; seconds++) {
            service.heldBy(request.is(Blocker.Kind.REQUEST, "127.0.0.1:51234", seconds));
            awaitSentences(
                    "Request GET /work?ms=60000 for 127.0.0.1:51234 since " + seconds + ".0 s");
            assertEquals(-1, fx(() -> list().getSelectionModel().getSelectedIndex()));
        }
    }

    @Test
    void waitingLongerForOneGrantsTimeToTheExit() {
        open(AMPLE);
        held();
        key("Shortcut+Shift+W");
        await().atMost(PATIENCE).until(() -> sentences().size() == 2);
        var before = rig.desk.progress().orElseThrow().goneBy();
        press("#whyWait");
        awaitText("#whySaid", "It has ten seconds more.");
        assertEquals(
                Duration.ofSeconds(10), rig.desk.progress().orElseThrow().goneBy().since(before));
    }

    @Test
    void opensByItselfAtHalfOfTheLimitAndGoesBackAfterwards() {
        open(SHORT);
        var service = held();
        await().atMost(PATIENCE).until(() -> tab().equals("Why? (2)"));
        var phase = rig.desk.progress().orElseThrow().phases().get(1);
        assertTrue(phase.elapsed().multipliedBy(2).compareTo(phase.limit()) >= 0);
        service.letAllGo();
        service.heldBy();
        await().atMost(PATIENCE).until(() -> tab().equals("Cleanup log"));
    }

    @Test
    void staysAwayFromAPersonWhoTypesInAFilter() {
        open(SHORT);
        held();
        awaitText("#state", "Stopping");
        press("#log #filter");
        robot.write("phase", 0);
        awaitOver();
        assertEquals("Cleanup log", tab());
    }

    @Test
    void staysAwayFromAPersonWhoHasChosenATab() {
        open(SHORT);
        held();
        awaitText("#state", "Stopping");
        key("Shortcut+Shift+L");
        awaitOver();
        assertEquals("Output", tab());
    }

    @Test
    void staysAwayFromAPersonWithAPopOverOpen() {
        open(SHORT);
        held();
        press("#help");
        awaitOver();
        assertEquals("Cleanup log", tab());
    }

    /** Until it would have opened by itself for certain. */
    private void awaitOver() {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                rig.desk
                                                .progress()
                                                .orElseThrow()
                                                .phases()
                                                .get(1)
                                                .elapsed()
                                                .toMillis()
                                        > 3500);
    }

    @Test
    void whereNothingIsWaitedForItSaysWhatItIsFor() {
        open(AMPLE);
        running();
        key("Shortcut+Shift+W");
        assertEquals("Why?", tab());
        awaitText("#whyEmpty", "Nothing is being waited for. When an exit takes longer");
    }

    @Test
    void speaksChinese() {
        open(AMPLE, Locale.SIMPLIFIED_CHINESE, Theme.DARK);
        var service = rig.next().serve();
        press("#start");
        awaitButtons("- stop* force");
        service.holdOnly(Phase.FINISH_REQUESTS);
        service.step(Phase.FINISH_REQUESTS).at(1, 1, "");
        service.heldBy(upload.is(Blocker.Kind.UPLOAD, "127.0.0.1:51235", 3));
        press("#stop");
        key("Shortcut+Shift+W");
        await().atMost(PATIENCE).until(() -> !sentences().isEmpty());
        assertEquals("为什么？(1)", tab());
        assertTrue(sentences().getFirst().startsWith("上传 POST /upload，来自 127.0.0.1:51235，已 "));
        assertEquals("取消这一项", text("#whyCancel"));
    }
}
