package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.service.ServiceState;
import io.safeexit.shutdown.ExitRequest;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;
import io.safeexit.shutdown.Trigger;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** Each button in each state. */
class ButtonsTest extends PanelFixture {

    @Test
    void stoppedOffersStartOnly() {
        open(AMPLE);
        awaitButtons("start* - -");
        awaitText("#state", "Stopped");
    }

    @Test
    void startingCanBeStopped() {
        open(AMPLE);
        rig.next().letAllGo();
        press("#start");
        awaitText("#state", "Starting");
        awaitButtons("- stop* force");
        press("#stop");
        awaitText("#state", "Stopped");
        awaitButtons("start* - -");
    }

    @Test
    void startingIsForcedAtOnce() {
        open(AMPLE);
        var service = rig.next();
        press("#start");
        awaitText("#state", "Starting");
        press("#force");
        awaitText("#promise", "Forced");
        assertTrue(service.step(Phase.STOP_ACCEPTING).aborted);
    }

    @Test
    void runningShowsWhereAndOffersStop() {
        open(AMPLE);
        running();
        awaitButtons("- stop* force");
        assertEquals("http://127.0.0.1:8000", text("#address"));
        awaitText("#uptime", "up 00:00:0");
    }

    @Test
    void stopEndsTheServiceAndLeavesTheProgram() {
        open(AMPLE);
        running().letAllGo();
        press("#stop");
        awaitText("#promise", "Ended well in");
        awaitText("#lastExit", "clean");
        awaitButtons("start* - -");
        assertFalse(rig.programEnded.isDone());
        assertTrue(windowIsOpen());
    }

    @Test
    void aStoppedServiceCanBeStartedAgain() {
        open(AMPLE);
        running().letAllGo();
        press("#stop");
        awaitText("#state", "Stopped");
        running();
        awaitButtons("- stop* force");
        assertEquals("An exit takes 120 s at the most", text("#promise"));
    }

    @Test
    void duringAnExitOnlyForceIsThere() {
        open(AMPLE);
        running();
        press("#stop");
        awaitText("#state", "Stopping");
        awaitButtons("- -* force");
    }

    @Test
    void forceIsTheDefaultOnceTheExitIsOverItsFirstLimit() {
        open(new TimeBudget(Duration.ofMillis(300), Duration.ofSeconds(60)));
        var service = running();
        service.holdOnly(Phase.FINISH_REQUESTS, Phase.RELEASE_MEMORY);
        press("#stop");
        awaitButtons("- - force*");
        robot.type(KeyCode.ENTER);
        awaitText("#promise", "Forced");
        awaitButtons("start* - -");
    }

    @Test
    void enterInTheFilterNeverForces() {
        open(new TimeBudget(Duration.ofMillis(300), Duration.ofSeconds(60)));
        running().holdOnly(Phase.RELEASE_MEMORY, Phase.FINISH_REQUESTS);
        press("#stop");
        awaitButtons("- - force*");
        key("Shortcut+L");
        press("#log #filter");
        robot.write("stop", 0).type(KeyCode.ENTER);
        assertEquals("- - force*", buttons());
        assertTrue(rig.desk.underWay());
    }

    @Test
    void forceOfARunningServiceAsksAndNamesWhatWouldBeLost() {
        open(AMPLE);
        var service = running();
        service.load(12, 64, 1, 100);
        awaitText("#inFlight", "12");
        press("#force");
        awaitText("#detail", "12 requests and 1 stream would be lost");
        service.load(3, 64, 1, 109);
        awaitText("#detail", "3 requests and 1 stream would be lost");
        assertFalse(rig.desk.underWay());
        press("#danger");
        awaitText("#promise", "Forced");
        awaitText("#lastExit", "forced");
        assertTrue(service.step(Phase.FINISH_REQUESTS).aborted);
    }

    @Test
    void theQuestionOffersAStopInstead() {
        open(AMPLE);
        var service = running();
        press("#force");
        awaitText("#detail", "No request is in flight");
        press("#calm");
        awaitText("#state", "Stopping");
        assertFalse(service.step(Phase.FINISH_REQUESTS).aborted);
        service.letAllGo();
        awaitText("#promise", "Ended well");
    }

    @Test
    void escapeAnswersNothing() {
        open(AMPLE);
        running();
        press("#force");
        awaitText("#detail", "No request");
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> text("#detail").isEmpty());
        assertEquals(ServiceState.RUNNING, rig.host.state());
        assertFalse(rig.desk.underWay());
    }

    @Test
    void theQuestionGoesWhenAnExitBeginsElsewhere() {
        open(AMPLE);
        running();
        press("#force");
        awaitText("#detail", "No request");
        rig.desk.accept(ExitRequest.stop(Trigger.SIGTERM));
        await().atMost(PATIENCE).until(() -> text("#detail").isEmpty());
        awaitButtons("- -* force");
    }

    @Test
    void aFailedStartSaysWhyAndCanBeTriedAgain() {
        open(AMPLE);
        rig.next().fail("service.startFailed", "port 8000 is taken by python3 (4711)");
        press("#start");
        awaitText("#state", "Failed");
        awaitText("#failureReason", "port 8000 is taken by python3 (4711)");
        awaitText("#failureAdvice", "press Start again");
        awaitButtons("start* - -");
        running();
        assertEquals("", text("#failureReason"));
    }

    @Test
    void keysDoWhatTheButtonsDo() {
        open(AMPLE);
        var service = rig.next().serve();
        awaitButtons("start* - -");
        robot.type(KeyCode.F5);
        awaitText("#state", "Running");
        robot.press(KeyCode.CONTROL).type(KeyCode.PERIOD).release(KeyCode.CONTROL);
        awaitText("#state", "Stopping");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT)
                .type(KeyCode.PERIOD)
                .release(KeyCode.SHIFT, KeyCode.CONTROL);
        awaitText("#promise", "Forced");
        assertTrue(service.step(Phase.STOP_ACCEPTING).aborted);
    }
}
