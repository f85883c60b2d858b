package io.safeexit.panel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.safeexit.settings.Settings.Theme;
import io.safeexit.shutdown.Phase;
import io.safeexit.shutdown.TimeBudget;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Pictures of every look, in {@code target/screenshots}, for a person to look at. */
class ScreenshotsTest extends PanelFixture {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private String look = "";

    @ParameterizedTest
    @CsvSource({"en,LIGHT", "en,DARK", "zh,LIGHT", "zh,DARK"})
    void everyLook(String language, Theme theme) {
        look = language + "-" + theme.name().toLowerCase(Locale.ROOT);
        var limits = new TimeBudget(Duration.ofSeconds(3), Duration.ofSeconds(60));
        open(limits, Locale.forLanguageTag(language), theme);
        picture("stopped");
        var service = rig.next().serve();
        busy(service);
        press("#start");
        awaitButtons("- stop* force");
        awaitText("#inFlight", "12");
        picture("running");
        pictureOf("#force", "#danger", "force-question");
        pictureOf("#settings", "#themeName", "settings");
        pictureOf("#help", ".key", "keys");
        service.holdOnly(Phase.FINISH_REQUESTS, Phase.RELEASE_MEMORY);
        press("#stop");
        await().atMost(PATIENCE)
                .until(() -> fx(() -> stage().getScene().lookup("#phase-2 #bar").isVisible()));
        picture("finishing-requests");
        awaitButtons("- - force*");
        picture("over-time");
        press("#force");
        awaitButtons("start* - -");
        picture("forced");
        endWell();
        failure();
    }

    private void endWell() {
        var service = rig.next().serve();
        busy(service);
        press("#start");
        awaitButtons("- stop* force");
        service.letAllGo();
        press("#stop");
        awaitButtons("start* - -");
        picture("done");
    }

    private void failure() {
        rig.next().fail("service.startFailed", "Address already in use: python3 (4711)");
        press("#start");
        await().atMost(PATIENCE).until(() -> !text("#failureReason").isEmpty());
        picture("failed");
    }

    private static void busy(PuppetService service) {
        service.load(12, 64, 3, 0);
        service.step(Phase.FINISH_REQUESTS)
                .at(3, 12, "GET /work?ms=60000 from 127.0.0.1:51234 for 1.9 s");
    }

    private void pictureOf(String button, String sign, String name) {
        press(button);
        await().atMost(PATIENCE).until(() -> !text(sign).isEmpty());
        fx(
                () -> {
                    Window.getWindows().stream()
                            .filter(window -> !(window instanceof Stage))
                            .filter(window -> window.getScene().lookup(sign) != null)
                            .forEach(window -> take(window.getScene(), name, false));
                    return null;
                });
        robot.type(KeyCode.ESCAPE);
        await().atMost(PATIENCE).until(() -> text(sign).isEmpty());
    }

    /** In the usual size and in the smallest. */
    private void picture(String name) {
        shoot(1100, 720, name);
        shoot(860, 560, name + "-small");
        size(1100, 720);
    }

    private void shoot(int width, int height, String name) {
        size(width, height);
        fx(
                () -> {
                    take(stage().getScene(), name, true);
                    return null;
                });
    }

    private static void size(int width, int height) {
        fx(
                () -> {
                    stage().setWidth(width);
                    stage().setHeight(height);
                    return null;
                });
        await().atMost(PATIENCE)
                .until(
                        () ->
                                fx(
                                        () ->
                                                stage().getScene().getWidth() == width
                                                        && stage().getScene().getHeight()
                                                                == height));
    }

    private void take(Scene scene, String name, boolean whole) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var picture = new Picture(scene.snapshot(null));
        picture.write(FOLDER.resolve(look + "-" + name + ".png"));
        if (whole) {
            assertEquals((int) scene.getWidth(), picture.width());
            assertEquals((int) scene.getHeight(), picture.height());
        }
        assertTrue(picture.colours(20) == 20, name + " is empty");
    }
}
