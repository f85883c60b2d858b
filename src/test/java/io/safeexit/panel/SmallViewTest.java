package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.shutdown.Phase;

import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Optional;

/** The small view that stays on top. */
class SmallViewTest extends PanelFixture {

    private static boolean isSmall() {
        return fx(() -> stage().getScene().lookup("#smallState") != null);
    }

    private static void awaitSmall(boolean small) {
        await(small ? "it is small" : "it is whole")
                .atMost(PATIENCE)
                .until(() -> windowIsOpen() && isSmall() == small);
    }

    private Path placeFile() {
        return folder.resolve("small-window.properties");
    }

    @Test
    void theKeyGoesToAndFro() {
        open(AMPLE);
        key("Shortcut+Shift+M");
        awaitSmall(true);
        assertTrue(fx(() -> stage().isAlwaysOnTop()));
        key("Shortcut+Shift+M");
        awaitSmall(false);
    }

    @Test
    void aServiceIsStoppedFromItWithItsCountdown() {
        open(AMPLE);
        var service = running();
        press("#smaller");
        awaitSmall(true);
        assertEquals("Running", text("#smallState"));
        service.holdOnly(Phase.FINISH_REQUESTS);
        press("#smallStop");
        awaitText("#smallState", "Stopping");
        awaitText("#smallPromise", "s at the latest");
        service.letAllGo();
        awaitText("#smallState", "Stopped");
        awaitText("#smallPromise", "Ended well");
        press("#larger");
        awaitSmall(false);
        assertEquals("Stopped", text("#state"));
    }

    @Test
    void forceAsksThereToo() {
        open(AMPLE);
        running();
        press("#smaller");
        awaitSmall(true);
        press("#smallForce");
        press("#danger");
        awaitText("#smallState", "Stopped");
    }

    @Test
    void closingItIsTheSafeExit() {
        open(AMPLE);
        var service = running();
        press("#smaller");
        awaitSmall(true);
        fx(
                () -> {
                    var close = WindowEvent.WINDOW_CLOSE_REQUEST;
                    Event.fireEvent(stage(), new WindowEvent(stage(), close));
                    return null;
                });
        awaitText("#smallState", "Exiting");
        assertTrue(fx(() -> ((Button) stage().getScene().lookup("#smallStop")).isDisabled()));
        service.letAllGo();
        await().atMost(PATIENCE).until(rig.programEnded::isDone);
    }

    @Test
    void itsPlaceIsRemembered() {
        open(AMPLE);
        press("#smaller");
        awaitSmall(true);
        fx(
                () -> {
                    stage().setX(40);
                    stage().setY(60);
                    return null;
                });
        await().atMost(PATIENCE)
                .until(
                        () ->
                                WindowPlace.read(placeFile())
                                        .filter(place -> place.x() == 40 && place.y() == 60)
                                        .isPresent());
        press("#larger");
        awaitSmall(false);
        assertEquals(
                Optional.of(40.0), WindowPlace.read(placeFile()).map(WindowPlace::x), "it stays");
    }
}
