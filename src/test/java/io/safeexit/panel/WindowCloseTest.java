package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.ExitRequest.Scope;
import io.safeexit.shutdown.Outcome;
import io.safeexit.shutdown.ShutdownReport;
import io.safeexit.shutdown.Trigger;

import javafx.application.Platform;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Closing the window, in each state. */
class WindowCloseTest extends PanelFixture {

    private ShutdownReport ended() throws Exception {
        return rig.programEnded.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whileStoppedIsAnExitOfTheProgram() throws Exception {
        open(AMPLE);
        closeWindow();
        assertEquals(Trigger.WINDOW, ended().reason().trigger());
        assertEquals(Outcome.CLEAN, ended().outcome());
        assertEquals(Scope.APPLICATION, ended().scope());
    }

    @Test
    void whileStartingBreaksOffTheStart() throws Exception {
        open(AMPLE);
        rig.next().letAllGo();
        press("#start");
        awaitText("#state", "Starting");
        closeWindow();
        assertEquals(Outcome.CLEAN, ended().outcome());
    }

    @Test
    void whileRunningShowsTheExitAndGoesWithItsEnding() throws Exception {
        open(AMPLE);
        var service = running();
        closeWindow();
        awaitText("#state", "Exiting");
        awaitText("#promise", "Gone in");
        assertTrue(windowIsOpen());
        service.letAllGo();
        assertEquals(Outcome.CLEAN, ended().outcome());
        assertTrue(rig.panel.close(PATIENCE));
        assertFalse(windowIsOpen());
    }

    @Test
    void duringAStopWidensItToTheProgram() throws Exception {
        open(AMPLE);
        var service = running();
        press("#stop");
        awaitText("#state", "Stopping");
        closeWindow();
        awaitText("#state", "Exiting");
        service.letAllGo();
        assertEquals(Trigger.BUTTON, ended().reason().trigger());
        assertEquals(Scope.APPLICATION, ended().scope());
    }

    @Test
    void afterAFailedStartIsAnExitOfTheProgram() throws Exception {
        open(AMPLE);
        rig.next().fail("service.startFailed", "no");
        press("#start");
        awaitText("#state", "Failed");
        closeWindow();
        assertEquals(Outcome.CLEAN, ended().outcome());
    }

    @Test
    void againDuringTheExitAsksAndKeepsWaiting() throws Exception {
        open(AMPLE);
        var service = running();
        closeWindow();
        awaitText("#state", "Exiting");
        closeWindow();
        awaitText(".question-heading", "still under way");
        press("#calm");
        await().atMost(PATIENCE).until(() -> text("#danger").isEmpty());
        assertTrue(rig.desk.underWay());
        service.letAllGo();
        assertEquals(Outcome.CLEAN, ended().outcome());
    }

    @Test
    void againDuringTheExitCanForceIt() throws Exception {
        open(AMPLE);
        running();
        closeWindow();
        awaitText("#state", "Exiting");
        closeWindow();
        press("#danger");
        assertEquals(Outcome.FORCED, ended().outcome());
        awaitButtons("- -* -");
    }

    @Test
    void aWindowThatDoesNotAnswerDoesNotHoldTheEnd() throws Exception {
        open(AMPLE);
        var frozen = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        Platform.runLater(
                () -> {
                    frozen.countDown();
                    try {
                        thaw.await();
                    } catch (InterruptedException end) {
                        Thread.currentThread().interrupt();
                    }
                });
        frozen.await();
        long began = System.nanoTime();
        assertFalse(rig.panel.close(Duration.ofMillis(200)));
        var took = Duration.ofNanos(System.nanoTime() - began);
        thaw.countDown();
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took.toString());
    }
}
